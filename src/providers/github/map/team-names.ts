import type { RecordedState } from '../../../audit/recorded-state.ts';
import type { Organization, Team } from '../../../model/model.ts';
import { objectAddress } from '../../../plan/address.ts';
import type { SnapshotTeam } from '../snapshot.ts';

/** Bylaw's names for the teams that are there, by their numbers. */
export type TeamNames = ReadonlyMap<number, string>;

/**
 * The name of a team is the one that the ledger recorded its number under, the one that pins its number, the one that
 * is declared with its name on GitHub or its slug, or an old name of that one. A recorded name that is not declared
 * gives way to a declared one: what lost its old name without `previously` is still the same team.
 */
export function teamNames(
  teams: readonly SnapshotTeam[],
  organization: string,
  declared: Organization | undefined,
  recorded: RecordedState,
): TeamNames {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  const candidates = teams.filter(({ type }) => type === 'organization');
  const give = (team: SnapshotTeam | undefined, name: string) => {
    if (team === undefined || names.has(team.number) || taken.has(name)) return;
    names.set(team.number, name);
    taken.add(name);
  };
  const all = [...(declared?.teams.values() ?? [])];
  const wanted = new Set(all.flatMap(({ name, previously }) => [name, ...previously]));
  const recordedNames = numbersRecorded(organization, recorded);
  const byNumber = new Map(candidates.map((team) => [team.number, team]));
  for (const [number, name] of recordedNames) if (wanted.has(name)) give(byNumber.get(number), name);
  const isFree = (team: Team) => ![team.name, ...team.previously].some((name) => taken.has(name));
  const byText = new Map<string, SnapshotTeam>();
  for (const team of candidates) byText.set(team.slug.toLowerCase(), team);
  for (const team of candidates) byText.set(team.name.toLowerCase(), team);
  for (const team of all.filter(isFree)) give(byNumber.get(Number(team.github?.id)), team.name);
  for (const team of all.filter(isFree)) give(byText.get(nameOnGithub(team).toLowerCase()), team.name);
  for (const team of all.filter(isFree)) {
    for (const old of [...team.previously].reverse()) if (isFree(team)) give(byText.get(old), old);
  }
  for (const [number, name] of recordedNames) give(byNumber.get(number), name);
  for (const team of candidates) give(team, `@${team.slug}`);
  return names;
}

/** What a team is called there. */
export function nameOnGithub({ name, github }: Pick<Team, 'name' | 'github'>): string {
  return typeof github?.name === 'string' ? github.name : name;
}

function numbersRecorded(organization: string, { entries }: RecordedState): ReadonlyMap<number, string> {
  const prefix = objectAddress('team', organization, '');
  const names = new Map<number, string>();
  for (const [address, { number }] of entries) {
    if (address.startsWith(prefix) && typeof number === 'number')
      names.set(number, address.slice(prefix.length));
  }
  return names;
}
