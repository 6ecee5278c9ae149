import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { AssignmentReport, RoleShowReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { locatePlaces } from '../access/locate-places.ts';
import { withAccess } from '../access/with-access.ts';
import type { Session } from '../session.ts';
import { knownRole } from './known-role.ts';
import { roleEvents } from './role-events.ts';
import { roleHolders } from './role-holders.ts';
import { rolePolicies } from './role-policies.ts';
import { type RoleOptions, reportActions } from './role-show-actions.ts';

/** A role: what it is, what it gives, who holds it, and what the ledger recorded of it. Throws `role/unknown`. */
export async function roleShow(session: Session, options: RoleOptions): Promise<RoleShowReport> {
  return withAccess(session, options, async (asked) => {
    const { source } = asked;
    const role = knownRole(source.organization, options.role);
    const { name, id, displayName, description, previously, assignableTo, reachesZones, github } = role;
    const [at] = await locatePlaces(source, [placeAt(role.origin, ['name'])]);
    return {
      ...(await reportActions(asked, role)),
      id,
      ...presentFields({ displayName, description, github }),
      previously,
      at: at ?? { file: role.origin.file, line: 1 },
      assignableTo,
      reachesZones,
      permissions: role.permissions,
      policies: rolePolicies(source, role),
      assignments: await assignmentsOf(source, name),
      history: await roleEvents(source, name),
    };
  });
}

async function assignmentsOf(source: AskedSource, name: string): Promise<readonly AssignmentReport[]> {
  const { organization, now } = source;
  const holders = roleHolders(organization, now).filter(({ role }) => role === name);
  const places = await locatePlaces(
    source,
    holders.map(({ origin }) => placeAt(origin, [])),
  );
  return holders.map(({ principal, as, terms, inForce, origin }, index) => ({
    principal,
    as,
    terms,
    inForce,
    at: places[index] ?? { file: origin.file, line: 1 },
    ...(principal.startsWith('team/') ? { people: peopleIn(organization, principal.slice(5)) } : {}),
  }));
}

/** How many are in a team or in a team below it. */
function peopleIn({ teams }: Organization, team: string): number {
  const below = new Set([team]);
  for (const name of below) {
    for (const each of teams.values()) if (each.parent === name) below.add(each.name);
  }
  const members = [...below].flatMap((name) => teams.get(name)?.members ?? []);
  return new Set(members.map(({ member }) => member)).size;
}
