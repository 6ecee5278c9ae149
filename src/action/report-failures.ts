import { type DescribedFailure, describeFailure } from '../report/describe-failure.ts';
import { renderErrorText } from '../report/render-error-text.ts';
import { renderPreformatted } from '../report/render-preformatted.ts';
import { sanitizeLine } from '../report/sanitize-text.ts';
import { writeOutputs, writeSummary } from './runner-files.ts';
import type { WorkflowLog } from './workflow-log.ts';

/** Says why nothing was done, or not all, in the log, beside the run and in its summary; gives the exit code. */
export function reportFailures(
  errors: readonly unknown[],
  log: WorkflowLog,
  environment: Readonly<Record<string, string | undefined>>,
): number {
  const failures = errors.map(describeFailure);
  const text = failures.map(({ report, causes }) => renderErrorText(report, causes)).join('');
  log.print(text);
  for (const failure of failures) log.command(annotationOf(failure));
  const exitCode = Math.max(1, ...failures.map((failure) => failure.exitCode));
  writeSummary(renderPreformatted('Bylaw could not do it', text), environment);
  writeOutputs({ 'exit-code': String(exitCode) }, environment);
  return exitCode;
}

function annotationOf({ report: { code, message, hint } }: DescribedFailure): string {
  const data = (text: string) => sanitizeLine(text).replaceAll('%', '%25');
  const told = [message, ...(hint === undefined ? [] : [hint])].map(data).join('%0A');
  return `::error title=${data(code)}::${told}\n`;
}
