import { testAccess } from '../operations/test-access.ts';
import { renderPreformatted } from '../report/render-preformatted.ts';
import { failedTests } from '../report/tests/render-tests-github.ts';
import { renderTestsText } from '../report/tests/render-tests-text.ts';
import { foundIn, type Outcome, type Run } from './outcome.ts';
import { diagnosticsText } from './told-plan.ts';

/** What the access tests of the files say. */
export async function runTest({ session, inputs: { organizations } }: Run): Promise<Outcome> {
  const result = await testAccess(session, organizations === undefined ? {} : { organizations });
  const tests = result.organizations.flatMap((each) => each.tests);
  const isBroken = tests.some(({ status }) => status !== 'passed');
  const told = tests.length === 0 ? '' : renderTestsText(result.organizations, { behind: result.behind });
  const text = `${diagnosticsText(result)}${told}`;
  const diagnostics = [...result.diagnostics, ...failedTests(result)];
  const found = foundIn(diagnostics, { error: isBroken });
  return {
    text: text === '' ? 'There are no access tests.\n' : text,
    summary: renderPreformatted('Access tests', text === '' ? 'There are none.' : text),
    diagnostics,
    found,
    failsOn: ['error'],
    isFailed: false,
    outputs: { standing: found.has('error') ? 'errors' : 'fine' },
  };
}
