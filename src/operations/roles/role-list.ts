import { placeAt } from '../../model/place.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { RoleListReport, RoleSummary } from '../../report/roles/role-reports.ts';
import { roleTable } from '../../report/roles/role-table.ts';
import { sortRows } from '../../report/tables/sort-rows.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import { locatePlaces } from '../access/locate-places.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import type { ListOptions } from '../views/list-options.ts';
import { roleHolders } from './role-holders.ts';

/** Every role of an organization: what it is made of, and how many hold it. */
export async function roleList(session: Session, options: ListOptions = {}): Promise<RoleListReport> {
  return withSource(session, options, async (source) => {
    const { organization } = source;
    const roles = [...organization.roles.values()];
    const places = await locatePlaces(
      source,
      roles.map(({ origin }) => placeAt(origin, ['name'])),
    );
    const holders = holdersByRole(source);
    const rows = roles.map(
      ({ name, description, permissions, policies, github, origin }, index): RoleSummary => ({
        role: name,
        ...presentFields({ description, github }),
        at: places[index] ?? { file: origin.file, line: 1 },
        permissions,
        policies,
        holders: countByKind([...(holders.get(name) ?? [])]),
      }),
    );
    return { basis: basisOf(source), roles: sortRows(roleTable, rows, options.sort) };
  });
}

/** Who holds each role now. */
function holdersByRole({ organization, now }: AskedSource): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map([...organization.roles.keys()].map((name) => [name, new Set<string>()]));
  for (const { role, principal, inForce } of roleHolders(organization, now))
    if (inForce === 'now') holders.get(role)?.add(principal);
  return holders;
}

function countByKind(principals: readonly string[]): RoleSummary['holders'] {
  const count = (kind: string) => principals.filter((each) => each.startsWith(`${kind}/`)).length;
  return {
    members: count('member'),
    teams: count('team'),
    serviceAccounts: count('service-account'),
    tokens: count('token'),
  };
}
