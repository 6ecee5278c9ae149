import type { Organization, Team, TeamMembership } from '../../model/model.ts';

/** That a team lists somebody. */
export interface Stay {
  readonly team: Team;
  readonly membership: TeamMembership;
}

/** Which teams list whom, by `ana` or `service-account/ci`; the teams by name. */
export function staysByPerson({ teams }: Organization): ReadonlyMap<string, readonly Stay[]> {
  const stays = new Map<string, Stay[]>();
  for (const team of teams.values()) {
    for (const membership of team.members) {
      const others = stays.get(membership.member);
      if (others === undefined) stays.set(membership.member, [{ team, membership }]);
      else others.push({ team, membership });
    }
  }
  return stays;
}
