import { bylawName, bylawNames } from '../bylaw-name.ts';
import type { BasePermission } from '../github-roles.ts';
import { type Findings, findingAt, mistake } from './findings.ts';
import { allTeams, joinedComments, type People } from './settle-people.ts';
import type { Mention, RepositoryGrant, SourceOrganization, SourceTeam } from './source-organization.ts';

export interface SettledMembership {
  readonly member: string;
  readonly reason?: string;
}

/** A team under its name in Bylaw, everyone and every repository in it once. */
export interface SettledTeam {
  readonly source: SourceTeam;
  readonly name: string;
  readonly parent?: string;
  readonly previously: readonly string[];
  readonly maintainers: readonly SettledMembership[];
  readonly members: readonly SettledMembership[];
  readonly repositories: readonly SettledGrant[];
}

export interface SettledGrant extends RepositoryGrant {
  readonly permission: BasePermission;
}

/** The teams of an organization, parents before children; the same name twice is a mistake. */
export function settleTeams(
  organization: SourceOrganization,
  people: People,
  findings: Findings,
): readonly SettledTeam[] {
  const teams = allTeams(organization.teams);
  reportTwice(teams, findings);
  const names = bylawNames(
    teams.map((team) => team.name),
    'team',
  );
  const nameOf = (team: SourceTeam): string => names.get(team.name) ?? team.name;
  const parents = new Map(teams.flatMap((team) => team.children.map((child) => [child, team] as const)));
  const taken = new Set(names.values());
  const settleRepositories = repositorySettler(organization.repositories, findings);
  return teams.map((source) => {
    const parent = parents.get(source);
    const name = nameOf(source);
    if (name !== source.name) {
      findings.adjusted.push(findingAt(source.at, `team \`${source.name}\` is named \`${name}\``));
    }
    return {
      source,
      name,
      ...(parent === undefined ? {} : { parent: nameOf(parent) }),
      previously: settlePreviously(source, taken, findings),
      ...settleMemberships(source, people, findings),
      repositories: settleRepositories(source),
    };
  });
}

function reportTwice(teams: readonly SourceTeam[], findings: Findings): void {
  const seen = new Map<string, SourceTeam>();
  for (const team of teams) {
    const first = seen.get(team.name);
    if (first === undefined) seen.set(team.name, team);
    else {
      const related = [{ at: first.at, message: 'it is declared here first' }];
      mistake(findings, 'import/duplicate-team', team.at, `team \`${team.name}\` is declared twice`, {
        related,
      });
    }
  }
}

/** Old names that no team has now and no other team claims. */
function settlePreviously(source: SourceTeam, taken: Set<string>, findings: Findings): readonly string[] {
  return source.previously.flatMap(({ name: old, at }) => {
    const name = bylawName(old, 'team');
    if (taken.has(name)) {
      const what = `the old name \`${old}\` of team \`${source.name}\`: a team has or had \`${name}\` already`;
      findings.notExpressed.push(findingAt(at, what));
      return [];
    }
    taken.add(name);
    return [name];
  });
}

/** A maintainer is a member already: whoever stands in both lists is a maintainer. */
function settleMemberships(
  source: SourceTeam,
  people: People,
  findings: Findings,
): Pick<SettledTeam, 'maintainers' | 'members'> {
  const found = new Map<string, { readonly isMaintainer: boolean; readonly comment: string | undefined }>();
  const add = (mention: Mention, isMaintainer: boolean): void => {
    const key = mention.login.toLowerCase();
    const known = found.get(key);
    const comment = joinedComments(known?.comment, mention.comment);
    found.set(key, { isMaintainer: known?.isMaintainer ?? isMaintainer, comment });
    if (known === undefined) return;
    const isBoth = known.isMaintainer && !isMaintainer;
    const what = isBoth ? 'is a maintainer and a member' : 'stands twice in a list';
    const kept = isBoth ? ': kept as maintainer' : '';
    findings.adjusted.push(
      findingAt(mention.at, `\`${mention.login}\` ${what} of team \`${source.name}\`${kept}`),
    );
  };
  for (const mention of source.maintainers) add(mention, true);
  for (const mention of source.members) add(mention, false);
  const settled = [...found].map(([key, { isMaintainer, comment }]) => ({
    isMaintainer,
    item: { member: people.get(key)?.name ?? key, ...(comment === undefined ? {} : { reason: comment }) },
  }));
  return {
    maintainers: settled.filter(({ isMaintainer }) => isMaintainer).map(({ item }) => item),
    members: settled.filter(({ isMaintainer }) => !isMaintainer).map(({ item }) => item),
  };
}

/** GitHub compares repositories without case and Bylaw's patterns do not: one spelling for the whole organization. */
function repositorySettler(
  declared: readonly string[],
  findings: Findings,
): (source: SourceTeam) => readonly SettledGrant[] {
  const spellings = new Map(declared.map((repository) => [repository.toLowerCase(), repository]));
  return (source) => {
    const found = new Map<string, SettledGrant>();
    for (const grant of source.repositories) {
      const key = grant.repository.toLowerCase();
      const repository = spellings.get(key) ?? grant.repository;
      if (repository !== grant.repository) {
        findings.adjusted.push(
          findingAt(grant.at, `repository \`${grant.repository}\` is spelled \`${repository}\``),
        );
      }
      const { permission } = grant;
      const what = `on repository \`${grant.repository}\` for team \`${source.name}\``;
      if (permission === 'none') {
        findings.notExpressed.push(findingAt(grant.at, `permission \`none\` ${what}: it gives nothing`));
      } else if (found.has(key)) {
        findings.notExpressed.push(findingAt(grant.at, `a second permission \`${permission}\` ${what}`));
      } else {
        spellings.set(key, repository);
        found.set(key, { ...grant, repository, permission });
      }
    }
    return [...found.values()];
  };
}
