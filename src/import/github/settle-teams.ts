import { bylawNames } from '../bylaw-name.ts';
import type { GithubOrganization, GithubTeam } from './github-organization.ts';
import type { Notes } from './notes.ts';
import type { People } from './settle-people.ts';

/** A team under its name in Bylaw. */
export interface SettledTeam {
  readonly source: GithubTeam;
  readonly name: string;
  readonly parent?: string;
  /** Names of people, in order. */
  readonly maintainers: readonly string[];
  readonly members: readonly string[];
}

/** The teams that the organization decides about, by their numbers; named after their slugs. */
export function settleTeams(
  github: GithubOrganization,
  people: People,
  notes: Notes,
): ReadonlyMap<number, SettledTeam> {
  const all = new Map(github.teams.map((team) => [team.number, team]));
  const kept = github.teams.filter((team) => {
    const why = whyLeftOut(team, all);
    if (why !== undefined) notes.notExpressed.push(`team \`${team.name}\`: ${why}`);
    return why === undefined;
  });
  const names = bylawNames(
    kept.map(({ slug }) => slug),
    'team',
  );
  const nameOf = (team: GithubTeam) => names.get(team.slug) ?? team.slug;
  const invited = invitedTo(github);
  const settled = kept.map((source): SettledTeam => {
    const name = nameOf(source);
    if (name !== source.slug) notes.adjusted.push(`team \`${source.slug}\` is named \`${name}\``);
    const parent = source.parent === undefined ? undefined : all.get(source.parent);
    const who = peopleIn(source, people, invited, notes);
    return { source, name, ...(parent === undefined ? {} : { parent: nameOf(parent) }), ...who };
  });
  settled.sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(settled.map((team) => [team.source.number, team]));
}

/** Declaring such a team would plan changes that GitHub refuses. */
function whyLeftOut(team: GithubTeam, all: ReadonlyMap<number, GithubTeam>): string | undefined {
  const seen = new Set<number>();
  let above: GithubTeam | undefined = team;
  while (above !== undefined && !seen.has(above.number)) {
    seen.add(above.number);
    const own = above === team;
    if (above.type === 'enterprise')
      return own ? 'it is of the enterprise' : `it is below \`${above.name}\`, which is of the enterprise`;
    if (above.synchronized)
      return own
        ? 'an identity provider decides who is in it'
        : `it is below \`${above.name}\`, which an identity provider fills`;
    above = above.parent === undefined ? undefined : all.get(above.parent);
  }
  return undefined;
}

/** Who is invited to which teams, by the numbers of the teams. */
function invitedTo({ invitations }: GithubOrganization): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { account, teams } of invitations) {
    if (account === undefined) continue;
    for (const team of teams) found.set(team, [...(found.get(team) ?? []), account]);
  }
  return found;
}

function peopleIn(
  team: GithubTeam,
  people: People,
  invited: ReadonlyMap<number, readonly number[]>,
  notes: Notes,
): Pick<SettledTeam, 'maintainers' | 'members'> {
  const roles = new Map<string, 'member' | 'maintainer'>();
  for (const account of invited.get(team.number) ?? []) {
    const name = people.get(account)?.name;
    if (name !== undefined) roles.set(name, 'member');
  }
  for (const { account, role } of team.members) {
    const name = people.get(account)?.name;
    if (name !== undefined) roles.set(name, role);
    else notes.notExpressed.push(`account ${account} in team \`${team.name}\`: it is no member`);
  }
  const those = (wanted: string) =>
    [...roles]
      .filter(([, role]) => role === wanted)
      .map(([name]) => name)
      .sort();
  return { maintainers: those('maintainer'), members: those('member') };
}
