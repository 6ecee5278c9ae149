import type { Member, ServiceAccount } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { StayReport } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import { bindingReports } from './binding-reports.ts';
import { standingOf } from './standing-of.ts';
import { type Stay, staysByPerson } from './stays.ts';
import { teamsAbove } from './teams-above.ts';
import { tokenSummaries } from './token-summaries.ts';
import { placeOfName, withPlaces } from './with-places.ts';

/** What there is to say of a member and of a service account alike. */
export async function principalFacts(
  source: AskedSource,
  kind: 'member' | 'service-account',
  principal: Member | ServiceAccount,
) {
  const { name, id, displayName, previously, role, identities, attributes, boundary } = principal;
  const person = kind === 'member' ? name : `${kind}/${name}`;
  return {
    basis: basisOf(source),
    id,
    ...presentFields({ displayName, role, identities, attributes }),
    previously,
    boundary,
    at: await placeOfName(source, principal),
    teams: await stayReports(source, staysByPerson(source.organization).get(person) ?? []),
    bindings: await bindingReports(source, principal.bindings),
    tokens: tokenSummaries(source).filter(({ owner }) => owner === `${kind}/${name}`),
  };
}

async function stayReports(source: AskedSource, stays: readonly Stay[]): Promise<readonly StayReport[]> {
  const { organization, now } = source;
  return withPlaces(
    source,
    stays.map(({ team, membership }) => {
      const { starts, expires, reason, ticket, origin } = membership;
      return {
        team: team.name,
        within: teamsAbove(organization, team.name),
        as: membership.role,
        terms: presentFields({ starts, expires, reason, ticket }),
        inForce: standingOf(membership, now),
        origin,
      };
    }),
  );
}
