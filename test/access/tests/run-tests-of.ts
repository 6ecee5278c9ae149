import { expect } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { AccessTestOutcome, AccessTestRun } from '../../../src/access/tests/access-test-run.ts';
import { runAccessTests } from '../../../src/access/tests/run-access-tests.ts';
import { invariant } from '../../../src/diagnostic/bylaw-error.ts';
import type { SourceFile } from '../../../src/parse/document.ts';
import { locateDiagnostics, placeLocator } from '../../../src/parse/locate.ts';
import { textAt } from '../../diagnostic/expect-diagnostic.ts';
import { checkRepository, filesOf } from '../../model/fixture-repository.ts';

export const noon = Date.parse('2026-12-01T12:00:00Z');
export const emma = 'krn:acme:books:o-1:book/emma';

/** A library of three people, a team and a token: ada directs, ben lends at the desk, cleo is suspended. */
const library = `kind: Service
name: books
actions:
  read: { resources: [book] }
  lend: { resources: [book] }
  buy: {}
resourceTypes: { book: "krn:acme:books:{org_id}:book/*" }
conditionKeys: { hour: number }
---
kind: Policy
name: lending
statements:
  - { sid: Lend, effect: allow, actions: ["books:read", "books:lend"], resources: ["krn:acme:books:{org_id}:book/*"] }
  - { sid: NoRare, effect: deny, actions: ["books:lend"], resources: ["krn:acme:books:{org_id}:book/rare-*"] }
  - { sid: Buy, effect: allow, actions: ["books:buy"], conditions: { Bool: { principal.mfa: true } } }
---
kind: Role
name: director
permissions: ["*"]
---
kind: Role
name: librarian
policies: [lending]
---
kind: Member
name: ada
role: director
---
kind: Member
name: ben
---
kind: Member
name: cleo
status: suspended
---
kind: Team
name: desk
members: [ben, cleo]
bindings: [librarian]
---
kind: Token
name: kiosk
owner: member/ben
inherit: true
scopes: [{ effect: allow, actions: ["books:read"] }]
`;

export interface RanTests {
  readonly access: CompiledAccess;
  readonly files: readonly SourceFile[];
  readonly run: AccessTestRun;
}

/** Runs the documents of kind AccessTest given, which stand in `tests.yaml`, against the library. */
export function runTests(tests: string, { more = '', now = noon } = {}): RanTests {
  const files = filesOf({
    'bylaw.yaml': 'kind: Repository\n',
    'organizations/acme/acme.yaml': 'kind: Organization\nname: acme\nid: o-1\n',
    'organizations/acme/library.yaml': more === '' ? library : `${library}---\n${more.trimStart()}`,
    'organizations/acme/tests.yaml': tests.trimStart(),
  });
  const { model, diagnostics } = checkRepository(files);
  expect(diagnostics).toEqual([]);
  const organization = model?.organizations.get('acme');
  invariant(organization !== undefined, 'the documents declare acme');
  const access = compileAccess(organization);
  return { access, files, run: runAccessTests(access, organization.accessTests.values(), now) };
}

/** The one test there is. */
export function onlyTest({ run }: RanTests): AccessTestOutcome {
  const [test, ...others] = run.tests;
  invariant(test !== undefined && others.length === 0, 'there is one test');
  return test;
}

/** `member/ben books:lend book/emma: allow, not deny` of each failure, with what its place underlines. */
export function failuresOf(ran: RanTests): readonly string[] {
  const locate = placeLocator(ran.files);
  return ran.run.tests.flatMap(({ failures }) =>
    failures.map(
      ({ principal, action, resource, expected, decision, at }) =>
        `${principal} ${action} ${resource.replace(/^.*:/, '')}: ${decision.reason}, not ${expected} <${textAt(locate(at), ran.files)}>`,
    ),
  );
}

/** Code, what is underlined, message and hint of each diagnostic. */
export function mistakesOf({ run, files }: RanTests) {
  const found = run.tests.flatMap(({ diagnostics }) => diagnostics);
  return locateDiagnostics(found, files).map(({ code, message, hint, at }) => ({
    code,
    underlined: at === undefined ? undefined : textAt(at, files),
    message,
    hint,
  }));
}

/** The `sid`, else the origin, of each statement that some test decided. */
export function decidedIn({ run: { coverage } }: RanTests): readonly string[] {
  return coverage.statements
    .filter((statement) => coverage.decided.has(statement))
    .map(({ sid, from }) => sid ?? JSON.stringify(Object.values(from)))
    .sort();
}

/** A test `t` with these lines. */
export function matrix(lines: string): string {
  return `kind: AccessTest\nname: t\nmatrix:\n${lines.replace(/^/gm, '  ')}\n`;
}
