import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { countOf } from '../count-of.ts';
import { renderDiagnosticsGithub } from '../render-diagnostics-github.ts';
import type { AccessTestReport, TestFailure } from './access-test-report.ts';
import { describeCause, describeFailure } from './describe-failure.ts';
import { type FailureGroup, groupFailures } from './group-failures.ts';
import { summarizeTests } from './summarize-tests.ts';

/** Failures as annotations of GitHub Actions, one for each cause, after those of mistakes; a summary for the log. */
export function renderTestsGithub(report: AccessTestReport): string {
  const { organizations, diagnostics } = report;
  const tests = organizations.flatMap((organization) => organization.tests);
  const annotations = renderDiagnosticsGithub([...diagnostics, ...failedTests(report)]);
  // Of files with errors no test was looked for.
  return tests.length === 0 && hasErrors(diagnostics)
    ? `${annotations}no test was run: the files have errors\n`
    : `${annotations}${summarizeTests(tests)}\n`;
}

/** What failed as diagnostics, one for each cause. */
export function failedTests({
  organizations,
}: Pick<AccessTestReport, 'organizations'>): readonly Diagnostic[] {
  const tests = organizations.flatMap((organization) => organization.tests);
  return tests.flatMap(({ failures }) => groupFailures(failures).map(annotationOf));
}

function annotationOf(group: FailureGroup): Diagnostic {
  const [first] = group;
  const more = group.length - 1;
  const others = more === 0 ? '' : `; and ${countOf(more, 'more', 'more')} for the same reason`;
  return createDiagnostic('test/unexpected-decision', {
    message: `${describeFailure(first)}${others}`,
    at: rangeOf(first),
    hint: describeCause(first)
      .slice(0, 4)
      .map((line) => line.trim())
      .join('; ')
      .replaceAll(':; ', ': '),
  });
}

function rangeOf({ at: { file, line, column } }: TestFailure) {
  return { file, start: { line, column }, end: { line, column: column + 1 } };
}
