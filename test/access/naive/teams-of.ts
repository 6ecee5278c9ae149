import type { PlainTeam, PlainWorld } from './documents.ts';
import { documentsOf, findDocument, partsOf } from './find-document.ts';
import { isInForce } from './instants.ts';

/**
 * The teams of a principal at a time: those that name it, and their ancestors. Whoever looks after a team is in it;
 * a token is in none. Of a team: itself and its ancestors, as of whoever is in it.
 */
export function teamsOf(world: PlainWorld, principal: string, now: number): readonly PlainTeam[] {
  const own = documentsOf(world, 'Team').filter((team) => names(team, principal, now));
  return [...new Set(own.flatMap((team) => withAncestors(world, team)))];
}

function names(team: PlainTeam, principal: string, now: number): boolean {
  const [kind, name] = partsOf(principal);
  if (kind === 'team') return team.name === name;
  const written = kind === 'member' ? name : principal;
  return [...(team.members ?? []), ...(team.maintainers ?? [])].some((item) =>
    typeof item === 'string' ? item === written : item.member === written && isInForce(item, now),
  );
}

function withAncestors(world: PlainWorld, team: PlainTeam): readonly PlainTeam[] {
  const parent = team.parent === undefined ? undefined : findDocument(world, 'Team', team.parent);
  return parent === undefined ? [team] : [team, ...withAncestors(world, parent)];
}
