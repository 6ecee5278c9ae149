import { compileAccess } from '../../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import { accessKeys } from '../../../src/access/diff/access-keys.ts';
import { engineAccess } from '../../../src/access/diff/engine-access.ts';
import type { NeededApproval } from '../../../src/access/guardrails/breach.ts';
import { checkGuardrails } from '../../../src/access/guardrails/check-guardrails.ts';
import { neededApprovals } from '../../../src/access/guardrails/needed-approvals.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import type { Place, PlacedDiagnostic } from '../../../src/diagnostic/diagnostic.ts';
import type { Organization } from '../../../src/model/model.ts';
import { organizationOf } from '../access-of.ts';

export const now = '2026-12-01T12:00:00Z';

/** A small company: who pays, who approves, who keeps the machines. Its guardrails are added to it. */
export const company = `
kind: RoleList
items:
  - { name: payer, permissions: ["billing:pay"] }
  - { name: viewer, permissions: ["billing:view"] }
  - { name: reader, permissions: ["events:read"] }
---
kind: MemberList
items:
  - { name: ana, role: viewer, email: ana@acme.example }
  - { name: bo, role: viewer, email: bo@acme.example }
  - { name: cy, role: viewer, email: cy@acme.example }
---
kind: TeamList
items:
  - { name: treasury, members: [ana], bindings: [payer] }
  - { name: clerks, parent: treasury }
  - { name: guests, members: [cy] }
`;

export function guardrail(...lines: readonly string[]): string {
  return ['---', 'kind: Guardrail', 'name: house-rule', ...lines, ''].join('\n');
}

export const noPaying = guardrail(
  'forbid: { principals: ["*"], actions: ["billing:pay"], unless: { teams: [treasury] } }',
);

/** What breaks the guardrails of the files, and of the files before them. */
export function check(documents: string, base?: string, effort?: number): readonly PlacedDiagnostic[] {
  const before = base === undefined ? undefined : organizationOf(base);
  return breachesOf(organizationOf(documents), before, effort);
}

/** Both answers, of organizations that may hold what no text here does. */
export function judged(head: Organization, base: Organization) {
  return { breaches: breachesOf(head, base), approvals: approvalsOf(base, head) };
}

function breachesOf(
  organization: Organization,
  before: Organization | undefined,
  effort?: number,
): readonly PlacedDiagnostic[] {
  const access = compileAccess(organization);
  const rulesOf = ({ guardrails }: Organization, from: 'base' | 'head') =>
    [...guardrails.values()].map((each) => ({ guardrail: each, from }));
  const previous = before && {
    organization: before,
    system: systemOf(compileAccess(before)),
  };
  return checkGuardrails({
    rules: [...rulesOf(organization, 'head'), ...(before === undefined ? [] : rulesOf(before, 'base'))],
    organization,
    access,
    system: systemOf(access),
    now,
    ...(previous === undefined ? {} : { base: previous.organization, before: () => previous }),
    ...(effort === undefined ? {} : { effort: { left: effort } }),
  });
}

function systemOf(access: CompiledAccess) {
  return engineAccess(access, accessKeys(), universeOf([access]));
}

/** As `error code: message`. */
export function told(documents: string, base?: string): readonly string[] {
  return check(documents, base).map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

export function approvals(base: string | undefined, head: string): readonly NeededApproval<Place>[] {
  return approvalsOf(base === undefined ? undefined : organizationOf(base), organizationOf(head));
}

function approvalsOf(
  before: Organization | undefined,
  after: Organization,
): readonly NeededApproval<Place>[] {
  const nobody: Organization = {
    ...after,
    ...{ members: new Map(), serviceAccounts: new Map(), tokens: new Map(), teams: new Map() },
  };
  const access = { before: compileAccess(before ?? nobody), after: compileAccess(after) };
  const universe = universeOf([access.before, access.after]);
  const keys = accessKeys();
  return neededApprovals({
    ...{ base: before, head: after, now: Date.parse(now), access },
    before: engineAccess(access.before, keys, universe),
    after: engineAccess(access.after, keys, universe),
  });
}

/** As `team/security x1 (base head): why; why`. */
export function needed(base: string | undefined, head: string): readonly string[] {
  return approvals(base, head).map(
    ({ by, count, askedBy, because }) =>
      `${by.join(' or ')} x${count} (${askedBy.join(' ')}): ${because.map(({ message }) => message).join('; ')}`,
  );
}
