import type { Files } from './company-files.ts';

/** What stands in the way of much at once is told instead of it: here nothing does. */
const guards = ['members', 'memberships', 'bindings', 'access', 'privileged'].map(
  (what) => `  gained-${what}: {share: 1, floor: 10000}\n`,
);

const catalogue = `apiVersion: bylaw/v1
kind: Organization
name: acme
resourceNames: krn:acme
---
apiVersion: bylaw/v1
kind: Target
name: directory
provider: directory
guards:
${guards.join('')}---
apiVersion: bylaw/v1
kind: Service
name: billing
actions: {account.close: {privileged: true, resources: [account]}}
resourceTypes: {account: "krn:acme:billing:{org_id}:account/*"}
---
apiVersion: bylaw/v1
kind: Role
name: closer
permissions: ["billing:account.close"]
---
apiVersion: bylaw/v1
kind: Member
name: bob
identities: {github: {login: bob, id: 1}}
---
apiVersion: bylaw/v1
kind: Team
name: security
members: [bob]
---
apiVersion: bylaw/v1
kind: Guardrail
name: privileged-gains
approval: {gains: {actions: ["*"], privileged: true}, by: [team/security]}
`;

/** 5,000 people get into teams of ten, each team with something of its own, so that no two are one line. */
export function manyFiles(isAfter: boolean): Files {
  const people = Array.from({ length: 5000 }, (_, at) => `player-${String(at).padStart(4, '0')}`);
  const teams = Array.from({ length: 500 }, (_, at) => {
    const members = isAfter ? people.slice(at * 10, at * 10 + 10).join(', ') : '';
    const on = `krn:acme:billing:{org_id}:account/${at}`;
    return `  - {name: section-${at}, members: [${members}], bindings: [{role: closer, on: ["${on}"]}]}`;
  });
  const listed = people.map((name) => `  - {name: ${name}}`);
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': catalogue,
    'organizations/acme/people.yaml': `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${listed.join('\n')}\n`,
    'organizations/acme/sections.yaml': `apiVersion: bylaw/v1\nkind: TeamList\nitems:\n${teams.join('\n')}\n`,
  };
}
