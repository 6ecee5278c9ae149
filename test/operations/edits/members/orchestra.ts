/** An orchestra with one owner, a plan for six, zones, and something in every place that can name a member. */
export const orchestra: Readonly<Record<string, string>> = {
  'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
  'organizations/hall/organization.yaml': `apiVersion: bylaw/v1
kind: Organization
name: hall
membership:
  owners: {role: director, min: 1, max: 1}
  organizationRole: {required: true, default: player, oneOf: [player, soloist]}
  plan: small
  plans: {small: {members: 6}}
  invite: {domains: [hall.example]}
`,
  'organizations/hall/target.yaml':
    'apiVersion: bylaw/v1\nkind: Target\nname: catalogue\nprovider: memory\nprotected: [member/eve]\n',
  'organizations/hall/members.yaml': `apiVersion: bylaw/v1
kind: MemberList
items:
  # since 1998
  - {name: ana, email: ana@hall.example, role: director}
  - name: bo
    email: Bo@hall.example # prefers letters
    manager: ana
    bindings:
      - librarian
      - {role: librarian, zone: archive}
  - {name: cy, email: cy@hall.example, manager: bo, role: soloist}
  - {name: dan, email: dan@hall.example, status: suspended}
  - {name: eve, email: eve@hall.example}
`,
  'organizations/hall/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: director, permissions: ["*"]}
  - {name: player, permissions: ["score:read"]}
  - {name: soloist, permissions: ["score:read", "score:lend"]}
  - {name: librarian, permissions: ["score:lend"]}
  - {name: keeper, permissions: ["score:*"]}
  - {name: tuner, permissions: ["score:read"], assignableTo: [service-account]}
`,
  'organizations/hall/service.yaml': `apiVersion: bylaw/v1
kind: Service
name: score
actions:
  read: {description: Read a score, access: read}
  lend: {description: Lend a score, access: write}
`,
  'organizations/hall/teams.yaml': `apiVersion: bylaw/v1
kind: Team
name: strings
maintainers: [bo]
members:
  - {member: cy, reason: leads} # first desk
bindings: [keeper]
`,
  'organizations/hall/zone.yaml': `apiVersion: bylaw/v1
kind: Zone
name: archive
resources: ["krn:hall:score:{org_id}:archive/*"]
bindings:
  - {principal: member/bo, role: player} # for now
  - {principal: team/strings, role: librarian}
`,
  'organizations/hall/machines.yaml': `apiVersion: bylaw/v1
kind: ServiceAccount
name: scanner
owner: member/cy
---
apiVersion: bylaw/v1
kind: TokenList
items:
  - {name: of-bo, owner: member/bo, inherit: true}
  - {name: of-scanner, owner: service-account/scanner, inherit: true}
`,
  'organizations/hall/rules.yaml': `apiVersion: bylaw/v1
kind: Guardrail
name: few-lend
forbid: {principals: [member/eve, member/bo], actions: ["score:lend"], resources: ["*"]}
exempt:
  - {principal: member/bo, reason: librarian, expires: 2027-01-31}
---
apiVersion: bylaw/v1
kind: AccessTest
name: lending
matrix:
  principals: [member/bo, member/cy, token/of-bo]
  actions: ["score:lend"]
  resources: ["*"]
  allowed:
    - {principal: member/bo, actions: ["score:lend"]}
    - {principal: member/cy, actions: ["score:lend"]}
whoCan: [{action: "score:lend", resource: "*", is: [member/ana, member/bo, member/cy]}]
`,
};
