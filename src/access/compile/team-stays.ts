import type { Organization } from '../../model/model.ts';
import type { HoldingGroup } from '../engine/principal.ts';
import type { TeamStay } from '../engine/subject.ts';
import { periodOf } from './compile-holdings.ts';
import type { CompiledTeam } from './compiled-team.ts';

/** Being in a team is the group of what it gives. */
export type GivingStay = TeamStay & HoldingGroup;

/** The stays of people, or of some of them, as memberships name them, in the order of the teams. */
export function staysByPerson(
  { teams: declared }: Organization,
  teams: ReadonlyMap<string, CompiledTeam>,
  some?: ReadonlySet<string>,
): ReadonlyMap<string, readonly GivingStay[]> {
  const byPerson = new Map<string, GivingStay[]>();
  if (some?.size === 0) return byPerson;
  for (const { name, members } of declared.values()) {
    const { chain = [], holdings = [] } = teams.get(name) ?? {};
    for (const membership of members) {
      if (some?.has(membership.member) === false) continue;
      const { isLimited, starts, expires } = periodOf(membership);
      const stay = { holdings, teams: chain, membership, isLimited, starts, expires };
      const others = byPerson.get(membership.member);
      if (others === undefined) byPerson.set(membership.member, [stay]);
      else others.push(stay);
    }
  }
  return byPerson;
}
