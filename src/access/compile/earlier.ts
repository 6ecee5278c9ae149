import type { Organization, Team } from '../../model/model.ts';
import type { CompiledPrincipal, CompiledRole } from '../engine/principal.ts';
import { sameDocuments } from '../same-documents.ts';
import type { CompiledTeam } from './compiled-team.ts';

/**
 * What the same workshop made of the same organization at another time, under the same boundary: what is unchanged
 * since is not compiled anew.
 */
export interface Earlier {
  readonly organization: Organization;
  readonly roles: ReadonlyMap<string, CompiledRole>;
  readonly teams: ReadonlyMap<string, CompiledTeam>;
  readonly byName: ReadonlyMap<string, CompiledPrincipal>;
}

/**
 * Who may be in other teams than before, or have another thing by one, as memberships name them: whoever is or was in
 * a team that is not the same object by the same document. Everybody else has the very same stays.
 */
export function movedPeople(
  { organization: was, teams: before }: Earlier,
  is: Organization,
  teams: ReadonlyMap<string, CompiledTeam>,
): ReadonlySet<string> {
  const same = sameDocuments(was.teams, is.teams);
  // Everybody is in teams in the order that all teams have.
  const isInOrder = haveSameOrder(was.teams, is.teams);
  const moved = new Set<string>();
  const move = ({ members }: Team) => {
    for (const { member } of members) moved.add(member);
  };
  for (const team of is.teams.values())
    if (!isInOrder || !same.has(team.name) || teams.get(team.name) !== before.get(team.name)) move(team);
  for (const team of was.teams.values()) if (!same.has(team.name)) move(team);
  // Of whom nothing was compiled, no stays are known.
  for (const name of is.members.keys()) if (!was.members.has(name)) moved.add(name);
  for (const name of is.serviceAccounts.keys())
    if (!was.serviceAccounts.has(name)) moved.add(`service-account/${name}`);
  return moved;
}

/** Whether those that are on both sides stand in the same order. */
function haveSameOrder(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  const theirs = [...other.keys()].filter((name) => one.has(name));
  const ours = [...one.keys()].filter((name) => other.has(name));
  return ours.every((name, at) => name === theirs[at]);
}
