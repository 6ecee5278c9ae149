import { presentFields } from '../../model/present-fields.ts';
import { sortRows } from '../../report/tables/sort-rows.ts';
import { serviceAccountTable } from '../../report/views/service-account-table.ts';
import type { ServiceAccountListReport, ServiceAccountSummary } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import type { ListOptions } from './list-options.ts';
import { isInForce } from './standing-of.ts';
import { staysByPerson } from './stays.ts';
import { tokenSummaries } from './token-summaries.ts';

/** The service accounts of an organization. Throws `view/unknown-column`. */
export async function serviceAccountList(
  session: Session,
  options: ListOptions = {},
): Promise<ServiceAccountListReport> {
  return withSource(session, options, async (source) => ({
    basis: basisOf(source),
    serviceAccounts: sortRows(serviceAccountTable, summaries(source), options.sort),
  }));
}

function summaries(source: AskedSource): readonly ServiceAccountSummary[] {
  const { organization, now } = source;
  const stays = staysByPerson(organization);
  const tokens = usableTokens(source);
  return [...organization.serviceAccounts.values()].map(
    ({ name, displayName, status, owner, role, bindings, origin }) => ({
      serviceAccount: name,
      ...presentFields({ displayName, role }),
      status,
      owner,
      teams: (stays.get(`service-account/${name}`) ?? []).filter(({ membership }) =>
        isInForce(membership, now),
      ).length,
      bindings: bindings.filter((binding) => isInForce(binding, now)).length,
      tokens: tokens.get(`service-account/${name}`) ?? 0,
      file: origin.file,
    }),
  );
}

/** How many tokens each owner has that are neither revoked nor expired. */
function usableTokens(source: AskedSource): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { owner, status } of tokenSummaries(source)) {
    if (status === 'revoked' || status === 'expired') continue;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return counts;
}
