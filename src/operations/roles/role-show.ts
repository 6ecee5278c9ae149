import { teamPeople } from '../../model/organization/team-people.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { AssignmentReport, RoleShowReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { withAccess } from '../access/with-access.ts';
import type { Session } from '../session.ts';
import { placeOfName, withPlaces } from '../views/with-places.ts';
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
    return {
      ...(await reportActions(asked, role)),
      id,
      ...presentFields({ displayName, description, github }),
      previously,
      at: await placeOfName(source, role),
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
  const peopleOf = teamPeople(organization);
  return (await withPlaces(source, holders)).map(({ role: _, ...holder }) => ({
    ...holder,
    ...(holder.principal.startsWith('team/') ? { people: peopleOf(holder.principal.slice(5)).size } : {}),
  }));
}
