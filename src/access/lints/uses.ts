import type { Organization } from '../../model/model.ts';
import { organizationRolesToChoose } from '../../model/organization/organization-roles.ts';
import { isOwnersRole } from '../../model/organization/owners.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import type { LintedStatement } from './linted-statement.ts';

/** Who uses what, by name. */
export interface Uses {
  /** The roles that somebody holds, or may choose. */
  readonly roles: ReadonlySet<string>;
  /** The roles of each policy. */
  readonly rolesOfPolicy: ReadonlyMap<string, readonly string[]>;
  /** The policies in boundaries, of the organization and of principals. */
  readonly boundaries: ReadonlySet<string>;
  /** The zones that bindings name. */
  readonly zones: ReadonlySet<string>;
}

export function usesOf(organization: Organization): Uses {
  const { members, serviceAccounts, tokens, teams } = organization;
  const bindings = [members, serviceAccounts, tokens, teams].flatMap((holders) =>
    [...holders.values()].flatMap((holder) => holder.bindings),
  );
  return {
    roles: new Set([...rolesOfRules(organization), ...bindings.map(({ role }) => role)]),
    rolesOfPolicy: rolesOfPolicies(organization),
    boundaries: boundaryPolicies(organization),
    zones: new Set(bindings.flatMap(({ zone }) => zone ?? [])),
  };
}

/** The organization roles, those to choose from, and those that zones list. */
function* rolesOfRules(organization: Organization): Iterable<string> {
  const { members, serviceAccounts, zones, membership } = organization;
  const { owners, organizationRole } = membership;
  yield* organizationRolesToChoose(organization) ?? [];
  for (const role of [owners?.role, organizationRole?.default]) if (role !== undefined) yield role;
  for (const people of [members, serviceAccounts])
    for (const { role } of people.values()) if (role !== undefined) yield role;
  for (const { roles } of zones.values()) yield* roles?.oneOf ?? [];
}

function rolesOfPolicies({ roles }: Organization): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, policies } of roles.values())
    for (const reference of policies) {
      const { policy } = parsePolicyReference(reference);
      const others = found.get(policy);
      if (others === undefined) found.set(policy, [name]);
      else others.push(name);
    }
  return found;
}

function boundaryPolicies({ boundary, members, serviceAccounts }: Organization): ReadonlySet<string> {
  const references = [...boundary];
  for (const people of [members, serviceAccounts])
    for (const person of people.values()) references.push(...person.boundary);
  return new Set(references.map((reference) => parsePolicyReference(reference).policy));
}

/** Whether a statement can only take away from what others give: scopes, and policies that are boundaries alone. */
export function onlyNarrows(
  { rolesOfPolicy, boundaries }: Uses,
  { kind, name }: Pick<LintedStatement, 'kind' | 'name'>,
): boolean {
  return kind === 'token' || (kind === 'policy' && !rolesOfPolicy.has(name) && boundaries.has(name));
}

/**
 * Whether an allow gives something to others than owners: boundaries and scopes give nothing, and owners are to have
 * everything. What nobody uses yet is judged by what it would give.
 */
export function givesBeyondOwners(
  organization: Organization,
  uses: Uses,
  { kind, name, isDeny }: LintedStatement,
): boolean {
  if (isDeny || onlyNarrows(uses, { kind, name })) return false;
  if (kind === 'role') return !isOwnersRole(organization, name);
  const roles = uses.rolesOfPolicy.get(name);
  return roles === undefined || roles.some((role) => !isOwnersRole(organization, role));
}
