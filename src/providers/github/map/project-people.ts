import type { JsonObject } from '../../../digest/json.ts';
import type { Binding, Organization, TeamMembership } from '../../../model/model.ts';
import { type DeclaredAccount, declaredAccounts } from './declared-accounts.ts';
import { isUnscoped } from './declared-people.ts';
import { type Lived, livesOf } from './lives.ts';
import { personIn } from './principal-of.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectionPart } from './projection-part.ts';
import { mappingOf } from './role-mapping.ts';

/** Members and service accounts, by their role in the organization. */
export function projectPeople(projecting: Projecting): ProjectionPart {
  return {
    entries: [...projecting.people.values()].map(({ declared, role }) => ({
      address: declared.address,
      value: entryOf(projecting, declared, role),
      origin: declared.origin,
      previously: declared.previously,
    })),
    lives: livesOf(
      reasons(projecting),
      (held) => (held.find(({ value }) => value.role === 'admin') ?? held[0]).value,
    ),
  };
}

function entryOf(
  { observed }: Projecting,
  { address, ...declared }: DeclaredAccount,
  role: string,
): JsonObject {
  const seen = observed.accounts[address];
  const login = seen?.login ?? declared.login;
  const account = seen?.account ?? declared.id;
  return {
    role,
    ...(login === undefined ? {} : { login }),
    ...(account === undefined ? {} : { account }),
  };
}

/** All that ever puts somebody into the organization. */
function* reasons(projecting: Projecting): Iterable<Lived> {
  const { organization, left } = projecting;
  const memberships = membershipsIn(organization);
  for (const declared of declaredAccounts(organization)) {
    const { address, origin } = declared;
    const person = personIn(address);
    if (left.has(person)) continue;
    const as = (role: string) => ({ address, origin, value: entryOf(projecting, declared, role) });
    for (const period of memberships.get(person) ?? []) yield { ...as('member'), period };
    for (const { role, ...period } of rolesOf(organization, declared)) {
      const given = mappingOf(organization, role).organizationRole;
      if (given !== undefined) yield { ...as(given === 'admin' ? 'admin' : 'member'), period };
    }
  }
}

function rolesOf(
  organization: Organization,
  { kind, name }: DeclaredAccount,
): readonly Pick<Binding, 'role' | 'starts' | 'expires'>[] {
  const holder = kind === 'member' ? organization.members.get(name) : organization.serviceAccounts.get(name);
  const own = holder?.role === undefined ? [] : [{ role: holder.role }];
  return [...own, ...(holder?.bindings ?? []).filter(isUnscoped)];
}

function membershipsIn({ teams }: Organization): ReadonlyMap<string, readonly TeamMembership[]> {
  const memberships = new Map<string, TeamMembership[]>();
  for (const each of [...teams.values()].flatMap(({ members }) => members)) {
    const others = memberships.get(each.member);
    if (others === undefined) memberships.set(each.member, [each]);
    else others.push(each);
  }
  return memberships;
}
