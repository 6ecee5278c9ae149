import { expect, it } from 'vitest';
import { bindingsAddSomething } from '../../../src/access/lints/bindings-add-something.ts';
import { lintedOrganization } from '../../../src/access/lints/linted-organization.ts';
import { noon, organizationOf } from '../access-of.ts';

it('bindings on resources use up no comparison of one on everything, however many they are', () => {
  const places = Array.from(
    { length: 400 },
    (_, at) => `{ role: reader, on: ["krn:k:events:acme:x${at}/*"] }`,
  );
  const organization = organizationOf(`
kind: RoleList
items:
  - { name: reader, permissions: ["events:read"] }
  - { name: editor, permissions: ["events:read", "events:write"] }
---
kind: MemberList
items:
  - { name: ana, bindings: [editor, ${places.join(', ')}] }
  - { name: bo, bindings: [editor, reader] }
`);
  const found = [...bindingsAddSomething(lintedOrganization(organization, noon, { mfa: undefined }))];
  expect(found.filter(({ of }) => of === 'member/bo').map(({ diagnostic }) => diagnostic.message)).toEqual([
    'all that `reader` gives is held anyway, by `editor` beside it',
  ]);
});
