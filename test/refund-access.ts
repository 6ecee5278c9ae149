interface Account {
  readonly login: string;
  /** Its number on GitHub. */
  readonly id: number;
}

/** Documents by which `refunder` may pay back, and more of that needs somebody of `security`. */
export function refundRules(security = 'bob'): string {
  return `apiVersion: bylaw/v1
kind: Service
name: billing
actions:
  invoice.read: {}
  refund: {privileged: true}
---
apiVersion: bylaw/v1
kind: Role
name: refunder
permissions: ["billing:refund"]
assignableTo: [team]
---
apiVersion: bylaw/v1
kind: Team
name: security
members: [${security}]
---
apiVersion: bylaw/v1
kind: Guardrail
name: privileged-gains
approval:
  gains: {actions: ["*"], privileged: true}
  by: [team/security]
`;
}

/** One file: an organization of some people, whose `support` may pay back, with more documents after it. */
export function refundOrganization(
  people: readonly Account[],
  {
    support,
    security,
    more = '',
  }: { readonly support: string; readonly security?: string; readonly more?: string },
): string {
  const items = people.map(({ login, id }) => {
    return `  - {name: ${login}, identities: {github: {login: ${login}, id: ${id}}}}`;
  });
  return `apiVersion: bylaw/v1
kind: Organization
name: acme
---
apiVersion: bylaw/v1
kind: MemberList
items:
${items.join('\n')}
---
${refundRules(security)}---
apiVersion: bylaw/v1
kind: Team
name: support
members: [${support}]
bindings: [refunder]
${more}`;
}
