import { expect, test } from 'vitest';
import { raisesIn } from '../../../src/access/lints/escalation/holders-cannot-raise-their-access.ts';
import { checkRepository } from '../../model/fixture-repository.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

const start = `
apiVersion: bylaw/v1
kind: Organization
name: acme
resourceNames: krn:acme
membership: { owners: { role: owner } }
---
apiVersion: bylaw/v1
kind: Service
name: scores
actions: { read: {}, burn: {} }
---
apiVersion: bylaw/v1
kind: MemberList
items:
  - { name: lena, role: owner }
  - { name: ana, bindings: [lead] }
---
apiVersion: bylaw/v1
kind: RoleList
items:
  - { name: owner, permissions: ["*"] }
  - { name: lead, policies: [deeds], permissions: ["scores:read"] }
  - { name: helper, permissions: ["scores:read"] }
  - { name: burner, permissions: ["scores:burn"] }
---
apiVersion: bylaw/v1
kind: TeamList
items: [{ name: mine }, { name: top, bindings: [burner] }]
`;

/** What `lead` lets its holders do to documents. */
function deeds(actions: readonly string[], resource: string): string {
  const [names, on] = [actions.map((each) => `bylaw:${each}`), [`krn:acme:bylaw:{org_id}:${resource}`]];
  const statement = { effect: 'allow', actions: names, resources: on };
  return `---
apiVersion: bylaw/v1
kind: Policy
name: deeds
statements: ${JSON.stringify([statement])}
`;
}

function token(fields: string): string {
  return `---
apiVersion: bylaw/v1
kind: TokenList
items: [{ name: ci, ${fields} }]
`;
}

function toldOf(text: string): readonly string[] {
  const { model, diagnostics } = checkRepository([{ path: 'organizations/acme/all.yaml', text }]);
  expect(diagnostics).toEqual([]);
  const [organization] = model?.organizations.values() ?? [];
  if (organization === undefined) throw new Error('no organization');
  return raisesIn(organization, now).found.flatMap(({ able, raise: { change } }) =>
    able.map((each) => `${each} can ${change.does} by ${change.action}`),
  );
}

test.each([
  [
    ['roles.edit', 'roles.assign'],
    'role/helper',
    'give themselves `helper` and write what they like into `helper`, which they hold by roles.assign',
  ],
  [
    ['roles.edit', 'roles.assign'],
    'role/contractor-*',
    'make a role of what they like and give it to themselves by roles.assign',
  ],
  [
    ['teams.edit', 'teams.assign'],
    'team/mine',
    'join `team/mine` and put it below `team/top` by teams.assign',
  ],
  [
    ['teams.edit', 'teams.assign'],
    'team/new-?',
    'make `team/new-x` and put it below `team/top` by teams.assign',
  ],
])('two steps that give something only together are found: %s on %s', (actions, resource, does) => {
  expect(toldOf(`${start}${deeds(actions, resource)}`)).toEqual([`member/ana can ${does}`]);
  for (const one of actions) expect(toldOf(`${start}${deeds([one], resource)}`)).toEqual([]);
});

test.each([
  [
    ['roles.edit'],
    'role/lead',
    'owner: member/lena, bindings: [lead]',
    'write what they like into `lead`, which they hold by roles.edit',
  ],
  [
    ['roles.assign'],
    'role/burner',
    'owner: member/lena, bindings: [lead]',
    'give themselves `burner` by roles.assign',
  ],
  [
    ['policies.edit'],
    'policy/deeds',
    'owner: member/lena, bindings: [lead]',
    'write what they like into `deeds`, which they hold by policies.edit',
  ],
  [
    ['tokens.edit'],
    'token/new-*',
    'owner: member/lena, bindings: [lead]',
    'record a token of `member/lena` by tokens.edit',
  ],
])(
  "what narrows an owner's token is found where it does not hold: %s on %s",
  (actions, resource, fields, does) => {
    const policy = deeds(actions, resource);
    const world = start.replace('bindings: [lead]', 'bindings: [helper]');
    expect(toldOf(`${world}${policy}${token(fields)}`)).toEqual([`token/ci can ${does}`]);
    // Nothing narrows it, or it may do nothing of this.
    expect(toldOf(`${world}${policy}${token('owner: member/lena, inherit: true')}`)).toEqual([]);
    expect(toldOf(`${world}${policy}${token('owner: member/lena, bindings: [helper]')}`)).toEqual([]);
  },
);

test('a token that its scopes keep from more raises nothing', () => {
  const scopes = JSON.stringify([{ effect: 'allow', actions: ['bylaw:roles.edit', 'bylaw:roles.assign'] }]);
  const fields = `owner: member/lena, inherit: true, scopes: ${scopes}`;
  expect(toldOf(`${start.replace('policies: [deeds], ', '')}${token(fields)}`)).toEqual([]);
});
