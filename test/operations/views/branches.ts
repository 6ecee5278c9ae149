import { start, team } from '../library.ts';

const at = 'organizations/library';

/** The library with teams in teams, a machine, tokens and zones; some of it ended, some of it to come. */
export const branches: Readonly<Record<string, string>> = {
  ...start,
  [`${at}/stacks.yaml`]: team('lending', ['cleo'], 'maintainers: [ben]', 'bindings: [librarian]').replace(
    '[cleo]',
    '[{member: cleo, starts: 2026-10-01}]',
  ),
  [`${at}/members.yaml`]: `apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: ada, email: ada@library.example, role: director}
  - name: ben
    displayName: Ben Ashe
    email: ben@library.example
    manager: ada
    previously: [benjamin]
    identities: {github: {login: ben-a}}
    attributes: {floor: 2}
    bindings:
      - {role: librarian, expires: 2026-11-30, reason: holidays, ticket: L-1}
      - {role: reader, starts: 2027-01-01}
  - {name: cleo, manager: ben}
  - {name: dan, status: suspended}
`,
  [`${at}/desk.yaml`]: `apiVersion: bylaw/v1
kind: Team
name: desk
displayName: Front desk
parent: lending
settings: {rota: weekly}
members: [ben, service-account/sorter, {member: dan, expires: 2026-11-30}]
`,
  [`${at}/night.yaml`]: team('night', ['cleo'], 'parent: desk'),
  [`${at}/machines.yaml`]: `apiVersion: bylaw/v1
kind: ServiceAccount
name: sorter
displayName: Sorting machine
owner: team/desk
---
apiVersion: bylaw/v1
kind: TokenList
items:
  - {name: scanner, owner: service-account/sorter, bindings: [reader], expires: 2027-01-01}
  - {name: old, owner: service-account/sorter, inherit: true, expires: 2026-01-01}
  - {name: of-dan, owner: member/dan, inherit: true, scopes: [{effect: allow, actions: ["books:read"]}]}
  - {name: stolen, owner: member/ben, inherit: true, revoked: true}
`,
  [`${at}/zones.yaml`]: `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: keeper, permissions: ["books:*"]}
  - {name: visitor, permissions: ["books:read"]}
  - {name: inspector, permissions: ["books:read"], reachesZones: true}
---
apiVersion: bylaw/v1
kind: Zone
name: cellar
description: Rare books
resources: ["krn:library:books:{org_id}:cellar/*"]
isolated: true
roles: {oneOf: [keeper, visitor]}
bindings:
  - {principal: member/ben, role: visitor}
  - {principal: service-account/sorter, role: keeper}
---
apiVersion: bylaw/v1
kind: Zone
name: hall
resources: ["krn:library:books:{org_id}:hall/*"]
`,
};
