import { expect, test } from 'vitest';
import { checkRepository } from './fixture-repository.ts';

const text = `apiVersion: bylaw/v1
kind: Organization
name: acme
---
apiVersion: bylaw/v1
kind: MemberList
items: [{ name: ana }]
---
apiVersion: bylaw/v1
kind: Token
name: deploy
owner: OWNER
inherit: true
---
apiVersion: bylaw/v1
kind: AccessTest
name: who
matrix: { principals: [OWNER], actions: ["bylaw:roles.read"], resources: ["*"], allowed: [] }
`;

test.each([
  ['member/anna', 'did you mean `ana`?'],
  ['member/wolfgang', 'declare it, or name a member that is'],
  ['service-account/wolfgang', 'declare it, or name a service account that is'],
])('%s, whom nobody declares, gets a hint in each place', (name, hint) => {
  const { diagnostics } = checkRepository([
    { path: 'organizations/acme/all.yaml', text: text.replaceAll('OWNER', name) },
  ]);
  expect(diagnostics.map((each) => each.hint)).toEqual([hint, hint]);
});
