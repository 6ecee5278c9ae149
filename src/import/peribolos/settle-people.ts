import { bylawNames } from '../bylaw-name.ts';
import { type Findings, findingAt } from './findings.ts';
import type { Mention, SourceOrganization, SourceTeam } from './source-organization.ts';

export interface Person {
  readonly name: string;
  /** In the spelling of the organization's own lists, else of the team that names the person. */
  readonly login: string;
  readonly isOwner: boolean;
  readonly comment?: string;
}

/** The people of an organization by lower-case log-in: owners first, then by name. */
export type People = ReadonlyMap<string, Person>;

/** Every person once: whoever is an admin is an owner, and whoever is in a team only becomes a member. */
export function settlePeople(organization: SourceOrganization, findings: Findings): People {
  const found = new Map<string, Omit<Person, 'name'>>();
  const add = (mention: Mention, isOwner: boolean, list: string): void => {
    const key = mention.login.toLowerCase();
    const known = found.get(key);
    const comment = joinedComments(known?.comment, mention.comment);
    const kept = comment === undefined ? {} : { comment };
    found.set(key, { login: known?.login ?? mention.login, isOwner: known?.isOwner ?? isOwner, ...kept });
    if (known === undefined) return;
    const what =
      known.isOwner && !isOwner ? 'is an admin and a member: kept as owner' : `stands twice in ${list}`;
    findings.adjusted.push(findingAt(mention.at, `\`${mention.login}\` ${what}`));
  };
  for (const mention of organization.admins) add(mention, true, '`admins`');
  for (const mention of organization.members) add(mention, false, '`members`');
  for (const team of allTeams(organization.teams)) {
    for (const { login, at } of [...team.maintainers, ...team.members]) {
      if (found.has(login.toLowerCase())) continue;
      found.set(login.toLowerCase(), { login, isOwner: false });
      const what = `\`${login}\` is in team \`${team.name}\` but not in the organization: added as a member`;
      findings.adjusted.push(findingAt(at, what));
    }
  }
  return named(found);
}

function named(found: ReadonlyMap<string, Omit<Person, 'name'>>): People {
  const names = bylawNames(found.keys(), 'member');
  const people = [...found].map(
    ([key, person]) => [key, { ...person, name: names.get(key) ?? key }] as const,
  );
  return new Map(
    people.sort(([, left], [, right]) =>
      left.isOwner === right.isOwner ? (left.name < right.name ? -1 : 1) : left.isOwner ? -1 : 1,
    ),
  );
}

/** A team before its children, in the order of the source. */
export function allTeams(teams: readonly SourceTeam[]): readonly SourceTeam[] {
  return teams.flatMap((team) => [team, ...allTeams(team.children)]);
}

export function joinedComments(...comments: readonly (string | undefined)[]): string | undefined {
  const different = [...new Set(comments.filter((comment) => comment !== undefined))];
  return different.length === 0 ? undefined : different.join('; ');
}
