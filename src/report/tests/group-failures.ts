import type { ContributionReport, StatementReport } from '../access/access-reports.ts';
import type { TestFailure } from './access-test-report.ts';

/** Failures of one test with one cause: the same decision, for the same reason, by the same statements. */
export type FailureGroup = readonly [TestFailure, ...TestFailure[]];

/** The failures of a test by their cause, in the order of the first of each: one mistake may fail thousands. */
export function groupFailures(failures: readonly TestFailure[]): readonly FailureGroup[] {
  const groups = new Map<string, [TestFailure, ...TestFailure[]]>();
  for (const failure of failures) {
    const key = causeOf(failure);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [failure]);
    else group.push(failure);
  }
  return [...groups.values()];
}

/** The statements that decided: those that were outvoted are no cause. */
export function decisive({ statements, got }: TestFailure): readonly ContributionReport[] {
  return statements.filter(({ effect }) => effect === got);
}

function causeOf(failure: TestFailure): string {
  const { by, expected, reason, inactive, without, nearly } = failure;
  const identities = [
    ...new Set([...decisive(failure), ...nearly].map(({ statement }) => identity(statement))),
  ];
  return JSON.stringify([by, expected, reason, inactive, without, identities.sort()]);
}

function identity({ policy, version, role, token, index }: StatementReport): string {
  return JSON.stringify([policy ?? null, version ?? null, role ?? null, token ?? null, index]);
}
