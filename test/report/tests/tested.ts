import { tellRuns } from '../../../src/operations/tests/tell-runs.ts';
import { locateDiagnostics } from '../../../src/parse/locate.ts';
import type { AccessTestReport } from '../../../src/report/tests/access-test-report.ts';
import { runTests } from '../../access/tests/run-tests-of.ts';

/** What `bylaw test` would find out about documents of kind AccessTest, run against the library. */
export async function testedLibrary(
  tests: string,
  options?: Parameters<typeof runTests>[1],
): Promise<AccessTestReport> {
  const ran = runTests(tests, options);
  const { files } = ran;
  const read = async () => files;
  const paths = files.map(({ path }) => path);
  const diagnostics = ran.run.tests.flatMap((test) => test.diagnostics);
  return {
    organizations: await tellRuns({ paths, read }, [ran]),
    diagnostics: locateDiagnostics(diagnostics, files),
  };
}

/** A test that passes, one that fails in each way, and one that cannot be run. */
export const mixed = `kind: AccessTest
name: failing
now: 2026-12-01T09:00:00Z
matrix:
  principals: [member/ada, member/ben, member/cleo, token/kiosk]
  actions: ["books:*"]
  resources: ["krn:acme:books:{org_id}:book/emma", "krn:acme:books:{org_id}:book/rare-bible"]
  allowed:
    - { principal: member/ben, actions: [books:read, books:lend] }
    - { principal: member/cleo, actions: [books:read] }
    - { principal: token/kiosk, actions: ["books:*"] }
whoCan:
  - { action: books:buy, is: [member/ben] }
---
kind: AccessTest
name: not-run
context: { books.huor: 3 }
whoCan: [{ action: books:buy, is: [] }]
---
kind: AccessTest
name: passing
now: 2026-12-01T09:00:00Z
whoCan: [{ action: books:buy, is: [member/ada] }]
`;

/** A thousand pairs that all fail for one reason, and a few for another. */
export const thousand = `kind: AccessTest
name: many
now: 2026-12-01T09:00:00Z
matrix:
  principals: [member/ben, member/ada]
  actions: [books:read]
  resources: [${Array.from({ length: 1000 }, (_, at) => `"krn:acme:books:{org_id}:book/${at}"`).join(', ')}]
  allowed: [{ principal: member/ada, actions: [books:read], resources: ["krn:acme:books:{org_id}:book/0"] }]
`;
