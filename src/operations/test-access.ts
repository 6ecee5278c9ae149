import { runAccessTests } from '../access/tests/run-access-tests.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { TestedOrganization } from '../report/tests/access-test-report.ts';
import type { CheckedSource } from './checked-source.ts';
import { chooseOrganizations } from './choose-scopes.ts';
import { checkedSource, loadModel } from './load-model.ts';
import type { Session } from './session.ts';
import { chooseTests } from './tests/choose-tests.ts';
import { compileWorkTree } from './tests/compile-work-tree.ts';
import { type RunTests, tellRuns } from './tests/tell-runs.ts';
import { testTime } from './tests/test-time.ts';
import { workTree } from './work-tree.ts';

export interface TestAccessOptions {
  /** Only these; default: all. */
  readonly organizations?: readonly string[];
  /** Only tests with one of these in their name or their file, where `*` and `?` stand for other characters. */
  readonly filters?: readonly string[];
  /** When decisions are made where a test does not say: an instant, or a date for its beginning; default: now. */
  readonly now?: string;
}

export interface TestAccessResult extends CheckedSource {
  /** Empty where the files have errors: then nothing was tested. */
  readonly organizations: readonly TestedOrganization[];
  /** A remote that is known to hold newer entries of the ledger, which are not in this clone. */
  readonly behind: string | null;
}

/**
 * Runs the access tests of the work tree's files, with the policy versions that are published and those that applying
 * the files would publish.
 * @throws BylawError `source/unknown-organization`, `test/no-such-test`, `test/not-a-time`
 */
export async function testAccess(
  session: Session,
  options: TestAccessOptions = {},
): Promise<TestAccessResult> {
  const now = testTime(options.now ?? session.now());
  const { tree, openKept } = await workTree(session);
  const { model, files, settings, diagnostics } = await loadModel(tree, session, openKept);
  if (model === undefined || hasErrors(diagnostics)) {
    return { ...(await checkedSource(files, diagnostics)), organizations: [], behind: null };
  }
  const chosen = chooseTests(chooseOrganizations(model, options.organizations), options.filters);
  const { compiled, behind } = await compileWorkTree(session, settings, [...chosen.keys()]);
  const runs: RunTests[] = compiled.map((access) => ({
    access,
    run: runAccessTests(access, chosen.get(access.organization) ?? [], now),
  }));
  const found = runs.flatMap(({ run }) => run.tests.flatMap((test) => test.diagnostics));
  return {
    ...(await checkedSource(files, [...diagnostics, ...found])),
    organizations: await tellRuns(files, runs),
    behind,
  };
}
