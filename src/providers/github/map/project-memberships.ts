import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Team } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import { teamMemberAddress } from '../../../plan/address.ts';
import { decidesAbout } from './decides-about.ts';
import { type DeclaredEdge, edgesInTime } from './edges-in-time.ts';
import { notEnforceable } from './not-enforceable.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectionPart } from './projection-part.ts';
import { hasEnded } from './when.ts';

/** Who is in which team. An owner of the organization is a maintainer of every team that they are in. */
export function projectMemberships(projecting: Projecting): ProjectionPart {
  const { organization, observed, now } = projecting;
  const elsewhere = [...organization.teams.values()].flatMap((team) => {
    const by = decidesAbout(observed, team.name);
    return by === undefined ? [] : [managedElsewhere(team, by)];
  });
  return {
    ...edgesInTime(memberships(projecting), now),
    findings: [...elsewhere, ...withoutAccount(projecting)],
  };
}

function* memberships({ organization, observed, people, left }: Projecting): Iterable<DeclaredEdge> {
  for (const team of organization.teams.values()) {
    if (decidesAbout(observed, team.name) !== undefined) continue;
    for (const { member, role, origin, ...period } of team.members) {
      if (left.has(member)) continue;
      const address = teamMemberAddress(organization.name, team.name, member);
      const isOwner = people.get(member)?.role === 'admin';
      yield { address, value: { role: isOwner ? 'maintainer' : role }, origin, period };
    }
  }
}

/** Whose memberships nobody on GitHub can have; each person is told of once. */
function* withoutAccount(projecting: Projecting): Iterable<PlacedDiagnostic> {
  const told = new Set<string>();
  for (const team of projecting.organization.teams.values()) {
    for (const membership of team.members) {
      const { member, origin } = membership;
      if (projecting.left.get(member) !== 'without-account' || hasEnded(membership, projecting.now)) continue;
      if (told.has(member)) continue;
      told.add(member);
      yield notEnforceable(projecting, {
        message: `\`${member}\` is in team \`${team.name}\` and has no account on GitHub`,
        at: placeAt(origin, []),
        hint: `write \`identities: {github: {login: …}}\` for \`${member}\``,
      });
    }
  }
}

function managedElsewhere(
  { name, origin, members }: Team,
  by: 'enterprise' | 'synchronized',
): PlacedDiagnostic {
  const all = by === 'enterprise' ? '' : 'who is in ';
  const place = members[0]?.role === 'maintainer' ? 'maintainers' : 'members';
  return createDiagnostic('target/managed-elsewhere', {
    message: `${all}team \`${name}\` is decided by ${by === 'enterprise' ? 'the enterprise' : 'an identity provider'}: it is left alone`,
    at:
      by === 'synchronized' && members.length > 0
        ? placeAt(origin, [place], 'key')
        : placeAt(origin, ['name']),
    hint:
      by === 'enterprise'
        ? 'remove it here, or change it in the settings of the enterprise'
        : 'change its people in the identity provider',
  });
}
