import type { CompiledAccess } from '../../access/compiled-access.ts';
import { statementPlace } from '../../access/statement-place.ts';
import type {
  AccessTestOutcome,
  AccessTestRun,
  StatementCoverage,
  WrongAnswer,
} from '../../access/tests/access-test-run.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { placeLocator } from '../../parse/locate.ts';
import type {
  TestedAccess,
  TestedOrganization,
  TestedStatements,
  TestFailure,
} from '../../report/tests/access-test-report.ts';
import type { SourceTexts } from '../source-texts.ts';
import { contributionPlaces, type TellPlace, tellContribution, tellStatement } from './tell-statement.ts';

/** The tests of an organization that were run, and on what. */
export interface RunTests {
  readonly access: CompiledAccess;
  readonly run: AccessTestRun;
}

/** What came of tests, with lines and columns: only files that are pointed into are read. */
export async function tellRuns(
  files: SourceTexts,
  runs: readonly RunTests[],
): Promise<readonly TestedOrganization[]> {
  const texts = await files.read(new Set(runs.flatMap((run) => [...filesOf(run)])));
  const locate = placeLocator(texts);
  const tell: TellPlace = (place) => ({ file: place.file, ...locate(place).start });
  return runs.map(({ access, run }) => ({
    organization: access.organization.name,
    assumptions: access.assumptions,
    tests: run.tests.map((outcome) => tellTest(access.organization, outcome, tell)),
    coverage: tellCoverage(access.organization, run.coverage, tell),
  }));
}

function* filesOf({ access: { organization }, run }: RunTests): Iterable<string> {
  for (const { test, failures } of run.tests) {
    yield test.origin.file;
    for (const { statements, near } of failures.flatMap(({ decision, near }) => ({ ...decision, near }))) {
      for (const each of [...statements, ...near])
        for (const place of contributionPlaces(organization, each)) yield place.file;
    }
  }
  for (const source of undecided(run.coverage)) {
    const place = statementPlace(organization, source)?.at;
    if (place !== undefined) yield place.file;
  }
}

function tellTest(
  organization: Organization,
  { test, now, checked, failed, failures, diagnostics }: AccessTestOutcome,
  tell: TellPlace,
): TestedAccess {
  const { description } = test.body;
  return {
    name: test.name,
    ...(typeof description === 'string' ? { description } : {}),
    at: tell(placeAt(test.origin, ['name'])),
    now: new Date(now).toISOString().replace('.000Z', 'Z'),
    status: hasErrors(diagnostics) ? 'error' : failed > 0 ? 'failed' : 'passed',
    checked,
    failed,
    failures: failures.map((failure) => tellFailure(organization, failure, tell)),
  };
}

function tellFailure(organization: Organization, wrong: WrongAnswer, tell: TellPlace): TestFailure {
  const { by, at, principal, action, resource, expected, decision, near } = wrong;
  const { effect: got, reason, inactive, without, statements } = decision;
  return {
    by,
    at: tell(at),
    principal,
    action,
    resource,
    expected,
    got,
    reason,
    ...(inactive === undefined ? {} : { inactive }),
    without,
    statements: statements.map((each) => tellContribution(organization, each, tell)),
    near: near.map((each) => tellContribution(organization, each, tell)),
  };
}

function tellCoverage(
  organization: Organization,
  coverage: StatementCoverage,
  tell: TellPlace,
): TestedStatements {
  const { statements, decided } = coverage;
  const denies = statements.filter(({ effect }) => effect === 'deny');
  return {
    statements: statements.length,
    decided: statements.filter((each) => decided.has(each)).length,
    denies: denies.length,
    decidedDenies: denies.filter((each) => decided.has(each)).length,
    undecided: undecided(coverage).map((each) => tellStatement(organization, each, tell)),
  };
}

function undecided({ statements, decided }: StatementCoverage) {
  return statements.filter((statement) => !decided.has(statement));
}
