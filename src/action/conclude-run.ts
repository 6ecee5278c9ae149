import { readFileSync } from 'node:fs';
import { writeFile } from '../operations/write-file.ts';
import { renderDiagnosticsGithub } from '../report/render-diagnostics-github.ts';
import { renderJson } from '../report/render-json.ts';
import type { Inputs } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { writeOutputs, writeSummary } from './runner-files.ts';
import type { WorkflowLog } from './workflow-log.ts';

interface Conclusion {
  readonly inputs: Inputs;
  readonly log: WorkflowLog;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly sarifFile: string | undefined;
}

/** Tells what was found everywhere where it is looked for, and gives the exit code. */
export async function concludeRun(
  outcome: Outcome,
  { inputs, log, environment, sarifFile }: Conclusion,
): Promise<number> {
  const { text, summary, diagnostics, isRemarked, found, failsOn, isFailed, outputs } = outcome;
  log.print(text);
  if (isRemarked !== true)
    log.command(renderDiagnosticsGithub(diagnostics, 'the log of this step lists them'));
  if (inputs.summary) writeSummary(summary, environment);
  if (sarifFile !== undefined) {
    const { renderDiagnosticsSarif } = await import('../report/render-diagnostics-sarif.ts');
    await writeFile(sarifFile, renderJson(renderDiagnosticsSarif(diagnostics, version())));
  }
  const causes = inputs.failOn ?? new Set(failsOn);
  const exitCode = isFailed || [...causes].some((cause) => found.has(cause)) ? 1 : 0;
  const told = { ...outputs, ...(sarifFile === undefined ? {} : { 'sarif-file': sarifFile }) };
  writeOutputs(
    Object.fromEntries(
      [...Object.entries(told), ['exit-code', exitCode]].map(([name, value]) => [name, String(value)]),
    ),
    environment,
  );
  return exitCode;
}

/** Of the package: it lies two folders above, as sources and as what is built of them. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
