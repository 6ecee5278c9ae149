import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Binding, Instant, Organization } from '../../../model/model.ts';
import type { Address } from '../../../plan/address.ts';
import { noAccount } from './account-findings.ts';
import { type DeclaredAccount, declaredAccounts, hasAccount } from './declared-accounts.ts';
import type { Observed } from './observed.ts';
import { personIn } from './principal-of.ts';
import { mappingOf } from './role-mapping.ts';
import { isInForce } from './when.ts';

/** Somebody who belongs into the organization on GitHub. */
export interface DeclaredPerson {
  readonly declared: DeclaredAccount;
  readonly address: Address;
  readonly role: 'admin' | 'member';
}

export interface DeclaredPeople {
  readonly people: ReadonlyMap<string, DeclaredPerson>;
  /** Who never is, as things stand, and why. Others may come to be once something starts. */
  readonly left: ReadonlyMap<string, LeftOut>;
  readonly findings: readonly PlacedDiagnostic[];
}

export type LeftOut = 'suspended' | 'without-account' | 'nobody';

/**
 * Who belongs into the organization: active, with an account, and by a role that says so or by being in a team.
 * Somebody whose log-in nobody has is left out, and nobody else with them.
 */
export function declaredPeople(organization: Organization, observed: Observed, now: Instant): DeclaredPeople {
  const inTeams = new Set(
    [...organization.teams.values()].flatMap(({ members }) =>
      members.filter((each) => isInForce(each, now)).map(({ member }) => member),
    ),
  );
  const nobody = new Set(observed.nobody);
  const people = new Map<string, DeclaredPerson>();
  const left = new Map<string, LeftOut>();
  const findings: PlacedDiagnostic[] = [];
  for (const declared of declaredAccounts(organization)) {
    const { address } = declared;
    const name = personIn(address);
    const reason = leftOut(declared, nobody);
    if (reason !== undefined) left.set(name, reason);
    if (reason === 'suspended' || reason === 'without-account') continue;
    const roles = organizationRoles(organization, declared, now);
    if (roles.length === 0 && !inTeams.has(name)) continue;
    if (reason === 'nobody') findings.push(noAccount(declared));
    else people.set(name, { declared, address, role: roles.includes('admin') ? 'admin' : 'member' });
  }
  return { people, left, findings };
}

function leftOut(declared: DeclaredAccount, nobody: ReadonlySet<Address>): LeftOut | undefined {
  if (declared.isSuspended) return 'suspended';
  if (!hasAccount(declared)) return 'without-account';
  return nobody.has(declared.address) ? 'nobody' : undefined;
}

/** By the organization role, and by direct bindings of everything. */
function organizationRoles(
  organization: Organization,
  { kind, name }: DeclaredAccount,
  now: Instant,
): readonly string[] {
  const holder = kind === 'member' ? organization.members.get(name) : organization.serviceAccounts.get(name);
  const bound = (holder?.bindings ?? [])
    .filter((binding) => isUnscoped(binding) && isInForce(binding, now))
    .map(({ role }) => role);
  return [holder?.role, ...bound].flatMap((role) => mappingOf(organization, role).organizationRole ?? []);
}

export function isUnscoped({ zone, on }: Pick<Binding, 'zone' | 'on'>): boolean {
  return zone === undefined && on === undefined;
}
