import type { CompiledAccess } from '../../access/compiled-access.ts';
import type { Contribution, StatementSource } from '../../access/decision.ts';
import { statementPlace } from '../../access/statement-place.ts';
import type { AccessTestOutcome, AccessTestRun, WrongAnswer } from '../../access/tests/access-test-run.ts';
import { hasErrors, type Place } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../../model/place.ts';
import { placeLocator } from '../../parse/locate.ts';
import type { ContributionReport } from '../../report/access/access-reports.ts';
import type { SourcePlace } from '../../report/access/source-place.ts';
import type {
  TestedAccess,
  TestedOrganization,
  TestedStatements,
  TestFailure,
  TestPlace,
} from '../../report/tests/access-test-report.ts';
import { reportContributions, reportStatement } from '../access/report-contributions.ts';
import type { SourceTexts } from '../source-texts.ts';

/** The tests of an organization that were run, and on what. */
export interface RunTests {
  readonly access: CompiledAccess;
  readonly run: AccessTestRun;
}

/** What came of tests, with lines and columns: only files that are pointed into are read. */
export async function tellRuns(
  texts: SourceTexts,
  runs: readonly RunTests[],
): Promise<readonly TestedOrganization[]> {
  return Promise.all(runs.map((run) => tellRun(texts, run)));
}

async function tellRun(texts: SourceTexts, { access, run }: RunTests): Promise<TestedOrganization> {
  const { organization, assumptions } = access;
  const undecided = undecidedPlaces(access, run);
  const files = await texts.read(
    new Set([...filesOf(run), ...undecided.flatMap(({ at }) => at?.file ?? [])]),
  );
  const locate = placeLocator(files);
  const failures = run.tests.flatMap((outcome) => outcome.failures);
  const all = failures.flatMap(({ decision, near }) => [...decision.statements, ...near]);
  const reports = await reportContributions({ organization, texts }, all);
  const telling: Telling = {
    // One at a time, in the order in which they were handed over.
    next: takerOf(reports),
    place: (place) => ({ file: place.file, ...locate(place).start }),
  };
  return {
    organization: organization.name,
    assumptions,
    tests: run.tests.map((outcome) => tellTest(outcome, telling)),
    coverage: tellCoverage(run, undecided, telling),
  };
}

interface Telling {
  next(contributions: readonly Contribution[]): readonly ContributionReport[];
  place(place: Place): TestPlace;
}

function takerOf(reports: readonly ContributionReport[]): Telling['next'] {
  let taken = 0;
  return ({ length }) => {
    taken += length;
    return reports.slice(taken - length, taken);
  };
}

function* filesOf({ tests }: AccessTestRun): Iterable<string> {
  for (const { test } of tests) yield test.origin.file;
}

function tellTest(
  { test, now, checked, failed, failures, diagnostics }: AccessTestOutcome,
  telling: Telling,
): TestedAccess {
  const { description } = test.body;
  return {
    name: test.name,
    ...(typeof description === 'string' ? { description } : {}),
    at: telling.place(placeAt(test.origin, ['name'])),
    now: new Date(now).toISOString().replace('.000Z', 'Z'),
    status: hasErrors(diagnostics) ? 'error' : failed > 0 ? 'failed' : 'passed',
    checked,
    failed,
    failures: failures.map((failure) => tellFailure(failure, telling)),
  };
}

function tellFailure(
  { by, at, principal, action, resource, expected, decision, near }: WrongAnswer,
  { next, place }: Telling,
): TestFailure {
  const { effect: got, reason, inactive = null, without, statements } = decision;
  return {
    by,
    at: place(at),
    principal,
    action,
    resource,
    expected,
    got,
    reason,
    inactive,
    without,
    statements: next(statements),
    nearly: next(near),
  };
}

interface PlacedStatement {
  readonly source: StatementSource;
  readonly at: Place | undefined;
}

function undecidedPlaces(
  { organization }: CompiledAccess,
  { coverage: { statements, decided } }: AccessTestRun,
): readonly PlacedStatement[] {
  return statements
    .filter((source) => !decided.has(source))
    .map((source) => ({ source, at: statementPlace(organization, source)?.at }));
}

function tellCoverage(
  { coverage: { statements, decided } }: AccessTestRun,
  undecided: readonly PlacedStatement[],
  { place }: Telling,
): TestedStatements {
  const denies = statements.filter(({ effect }) => effect === 'deny');
  const lineOf = (at: Place | undefined): SourcePlace | null => {
    if (at === undefined) return null;
    const { file, line } = place(at);
    return { file, line };
  };
  return {
    statements: statements.length,
    decided: statements.length - undecided.length,
    denies: denies.length,
    decidedDenies: denies.filter((each) => decided.has(each)).length,
    undecided: undecided.map(({ source, at }) => ({
      effect: source.effect,
      ...reportStatement(source, lineOf(at)),
    })),
  };
}
