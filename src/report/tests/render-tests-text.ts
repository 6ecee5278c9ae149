import { behindNote } from '../behind-note.ts';
import { countOf, withCommas } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { TestedAccess, TestedOrganization } from './access-test-report.ts';
import { describeCause, describeFailure } from './describe-failure.ts';
import { type FailureGroup, groupFailures } from './group-failures.ts';
import { renderCoverage } from './render-coverage.ts';
import { summarizeTests } from './summarize-tests.ts';

/** More than this nobody reads: what is beyond is counted. */
const mostGroups = 20;
const mostAlike = 5;
const mostCauses = 12;
const mostPassed = 30;

export interface TestsTextOptions {
  readonly style?: Style;
  /** List the statements that no test decided. */
  readonly coverage?: boolean;
  /** A remote that is known to hold newer entries of the ledger. */
  readonly behind?: string | null;
}

/** What came of access tests: those that passed, what failed and why, and which statements were decided. */
export function renderTestsText(
  organizations: readonly TestedOrganization[],
  { style = plain, coverage = false, behind = null }: TestsTextOptions = {},
): string {
  const tests = organizations.flatMap((organization) => organization.tests);
  const blocks = [
    ...renderPassed(tests, style),
    ...tests.filter(({ status }) => status === 'error').map((test) => renderError(test, style)),
    ...tests.filter(({ status }) => status === 'failed').map((test) => renderFailed(test, style)),
    renderCoverage(organizations, style, coverage),
    style.bold(summarizeTests(tests)),
    ...(behind === null ? [] : [style.yellow(`note: ${behindNote(behind)}`)]),
  ];
  return `${blocks.join('\n').replace(/^\n/, '')}\n`;
}

function renderPassed(tests: readonly TestedAccess[], style: Style): readonly string[] {
  const passed = tests.filter(({ status }) => status === 'passed');
  if (passed.length > mostPassed) return [`${style.green('✓')} ${countOf(passed.length, 'test')} passed`];
  return passed.map(
    ({ name, checked }) => `${style.green('✓')} ${sanitizeLine(name)}: ${countOf(checked, 'expectation')}`,
  );
}

function renderError({ name, at }: TestedAccess, style: Style): string {
  return `${style.red('✗')} ${sanitizeLine(`${name} (${at.file}:${at.line})`)}: not run, it asks what cannot be asked`;
}

function renderFailed({ name, at, checked, failed, failures }: TestedAccess, style: Style): string {
  const head = `${sanitizeLine(`${name} (${at.file}:${at.line})`)}: ${withCommas(failed)} of ${countOf(checked, 'expectation')} failed`;
  const groups = groupFailures(failures);
  const beyond = groups.slice(mostGroups).flat().length;
  const lines = [
    `${style.red('✗')} ${style.bold(head)}`,
    ...groups.slice(0, mostGroups).flatMap((group) => renderGroup(group, style)),
    ...(beyond === 0
      ? []
      : [`  … and ${countOf(beyond, 'more failure')} of other causes (--json lists them)`]),
  ];
  return `\n${lines.join('\n')}\n`;
}

/** The failures of one cause: the first few, and why, which is told of the first. */
export function renderGroup(group: FailureGroup, style: Style = plain): readonly string[] {
  const [first] = group;
  const causes = describeCause(first);
  const more = causes.length - mostCauses;
  return [
    ...group
      .slice(0, mostAlike)
      .map(
        (failure) =>
          `  ${style.red(describeFailure(failure))} ${style.dim(sanitizeLine(`(${failure.at.file}:${failure.at.line})`))}`,
      ),
    ...(group.length > mostAlike
      ? [
          `  … and ${countOf(group.length - mostAlike, 'more', 'more')} for the same reason (--json lists them)`,
        ]
      : []),
    ...causes.slice(0, mostCauses).map((line) => `      ${line}`),
    ...(more > 0 ? [`      … and ${countOf(more, 'more line')} (--json has them)`] : []),
  ];
}
