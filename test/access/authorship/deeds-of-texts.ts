import { deedsBetween } from '../../../src/access/authorship/deeds-between.ts';
import { factsOf } from '../../../src/access/authorship/facts-of.ts';
import { invariant } from '../../../src/diagnostic/bylaw-error.ts';
import type { Organization } from '../../../src/model/model.ts';
import { checkRepository, filesOf } from '../../model/fixture-repository.ts';

const around = `
kind: MemberList
items: [{name: olga, role: owner}, {name: cy}]
---
kind: RoleList
items:
  - {name: owner, permissions: ["*"]}
  - {name: r1, permissions: ["books:read"]}
  - {name: r2, permissions: ["books:write"]}
  - {name: z1, permissions: ["books:read"]}
  - {name: z2, permissions: ["books:read"]}
---
kind: PolicyList
items:
  - {name: p1, statements: [{effect: allow, actions: ["*"]}]}
  - {name: p2, statements: [{effect: allow, actions: ["books:*"]}]}
---
kind: Team
name: top
---
kind: Service
name: books
actions: {read: {}, write: {}}
`;

/** What it takes to make the one text of the other, each as `action resource`, sorted. */
export function deeds(before: string, after: string): readonly string[] {
  const done = deedsBetween(factsIn(before), factsIn(after));
  return [...new Set(done.map(({ action, resource }) => `${action} ${resource}`))].sort();
}

function factsIn(text: string) {
  return factsOf(organizationIn(text));
}

export function organizationIn(text: string): Organization {
  const own = text.startsWith('kind: Organization')
    ? text
    : `kind: Organization\nname: acme\nresourceNames: krn:acme\nmembership: {owners: {role: owner}}\n---\n${text}`;
  const { model, diagnostics } = checkRepository(
    filesOf({
      'bylaw.yaml': 'kind: Repository\n',
      'shared/all.yaml': 'kind: Role\nname: from-shared\npermissions: ["books:read"]\n',
      'organizations/acme/all.yaml': `${own}---\n${around}`,
    }),
  );
  const [organization] = model?.organizations.values() ?? [];
  invariant(organization !== undefined, `${diagnostics.map(({ message }) => message)}\n${text}`);
  return organization;
}
