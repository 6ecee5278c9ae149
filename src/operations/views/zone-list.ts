import { presentFields } from '../../model/present-fields.ts';
import { sortRows } from '../../report/tables/sort-rows.ts';
import type { ZoneListReport, ZoneSummary } from '../../report/views/view-reports.ts';
import { zoneTable } from '../../report/views/zone-table.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import { withSource } from '../access/with-source.ts';
import { roleHolders } from '../roles/role-holders.ts';
import type { Session } from '../session.ts';
import type { ListOptions } from './list-options.ts';

/** The zones of an organization. Throws `view/unknown-column`. */
export async function zoneList(session: Session, options: ListOptions = {}): Promise<ZoneListReport> {
  return withSource(session, options, async (source) => ({
    basis: basisOf(source),
    zones: sortRows(zoneTable, summaries(source), options.sort),
  }));
}

function summaries({ organization, now }: AskedSource): readonly ZoneSummary[] {
  const holders = new Map([...organization.zones.keys()].map((zone) => [zone, new Set<string>()]));
  for (const { principal, terms, inForce } of roleHolders(organization, now))
    if (terms.zone !== undefined && inForce === 'now') holders.get(terms.zone)?.add(principal);
  return [...organization.zones.values()].map(
    ({ name, displayName, isolated, resources, roles, origin }) => ({
      zone: name,
      ...presentFields({ displayName }),
      isolated,
      resources,
      roles: roles?.oneOf ?? null,
      holders: holders.get(name)?.size ?? 0,
      file: origin.file,
    }),
  );
}
