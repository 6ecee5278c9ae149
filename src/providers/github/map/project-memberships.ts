import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Team, TeamMembership } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import { type Address, teamMemberAddress } from '../../../plan/address.ts';
import type { ScheduledEdge } from '../../../plan/state.ts';
import { notEnforceable } from './not-enforceable.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectedEntry, ProjectionPart } from './projection-part.ts';
import { hasEnded, hasStarted, periodOf } from './when.ts';

/** Who is in which team. An owner of the organization is a maintainer of every team that they are in. */
export function projectMemberships(projecting: Projecting): ProjectionPart {
  const { organization, observed, now } = projecting;
  const findings: PlacedDiagnostic[] = [];
  const inForce = new Map<Address, ProjectedEntry>();
  const scheduled: ScheduledEdge[] = [];
  const expired: ScheduledEdge[] = [];
  const timed = new Set<Address>();
  for (const team of organization.teams.values()) {
    const elsewhere = observed.elsewhere[team.name];
    if (elsewhere !== undefined) {
      findings.push(managedElsewhere(team, elsewhere));
      continue;
    }
    for (const membership of team.members) {
      const { member, origin, starts, expires } = membership;
      if (projecting.left.has(member)) continue;
      const value = valueOf(membership, projecting);
      const address = teamMemberAddress(organization.name, team.name, member);
      const edge = { address, value: { ...value, ...periodOf(membership) } };
      if (starts !== undefined || expires !== undefined) timed.add(address);
      if (hasEnded(membership, now)) expired.push(edge);
      else if (!hasStarted(membership, now)) scheduled.push(edge);
      else if (value.role === 'maintainer' || !inForce.has(address))
        inForce.set(address, { address, value, origin });
    }
  }
  return {
    entries: [...inForce.values()],
    scheduled,
    expired: expired.filter(({ address }) => !inForce.has(address)),
    timed: [...timed],
    findings: [...findings, ...withoutAccount(projecting)],
  };
}

function valueOf({ member, role }: TeamMembership, { people }: Projecting): { readonly role: string } {
  return { role: people.get(member)?.role === 'admin' ? 'maintainer' : role };
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
