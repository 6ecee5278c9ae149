import { expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import { accessKeys } from '../../../src/access/diff/access-keys.ts';
import { engineAccess } from '../../../src/access/diff/engine-access.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import { noon, organizationOf } from '../access-of.ts';

const organization = organizationOf(`
kind: PolicyList
items:
  - name: all
    statements:
      - { effect: allow, actions: ["events:read"], resources: ["*", "krn:k:events:acme:{principal.name}/*"] }
---
kind: RoleList
items: [{ name: reader, policies: [all] }]
---
kind: MemberList
items: [{ name: ana }, { name: bo }]
---
kind: TeamList
items: [{ name: core, members: [ana, bo], bindings: [reader] }]
`);

test('what is told beside `*` is of whoever holds it, and of nobody else in the same team', () => {
  const access = compileAccess(organization);
  const system = engineAccess(access, accessKeys(), universeOf([access]));
  const written = (name: string) =>
    system
      .at(`member/${name}`, noon)
      .sayingsOf?.('events:read', [''])
      ?.patterns.map(({ key }) => key);
  expect(written('ana')?.some((key) => key.includes('ana'))).toBe(true);
  expect(written('bo')?.some((key) => key.includes('bo'))).toBe(true);
  expect(written('bo')?.some((key) => key.includes('ana'))).toBe(false);
});
