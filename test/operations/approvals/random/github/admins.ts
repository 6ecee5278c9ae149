import type { PlainTeam, PlainWorld } from '../../../../access/naive/documents.ts';
import { documentsOf } from '../../../../access/naive/find-document.ts';
import { isInForce } from '../../../../access/naive/instants.ts';
import { teamsOf } from '../../../../access/naive/teams-of.ts';
import type { Organization } from '../../../../github-emulator/state.ts';
import { type Doc, decisive } from '../documents.ts';
import { accountOf } from '../may-do.ts';

/** Who is in the organization, and what repositories there are. */
export interface Known {
  readonly people: ReadonlySet<number>;
  readonly repositories: readonly string[];
}

/** Who administers what by teams on GitHub: `101 handbook`. A team has what the teams above it have. */
export function adminsOn(organization: Organization | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  if (organization === undefined) return found;
  for (const team of organization.teams.values()) {
    const above = [team];
    for (let at = team; at.parent !== undefined; ) {
      const next = organization.teams.get(at.parent);
      if (next === undefined) break;
      above.push(next);
      at = next;
    }
    for (const [repository, permission] of above.flatMap((each) => [...each.repositories]))
      for (const account of team.members.keys())
        if (permission === 'admin')
          found.add(`${account} ${organization.repositories.get(repository)?.name}`);
  }
  return found;
}

/** Who would by files at a time, as far as they are there. */
export function adminsBy(
  files: readonly Doc[],
  { people, repositories }: Known,
  at: number,
): ReadonlySet<string> {
  const world: PlainWorld = { documents: decisive(files) };
  const found = new Set<string>();
  for (const member of documentsOf(world, 'Member')) {
    const account = accountOf(member);
    if (account === undefined || member.status === 'suspended' || !people.has(account)) continue;
    for (const team of teamsOf(world, `member/${member.name}`, at))
      for (const repository of repositories)
        if (administers(world, team, repository, at)) found.add(`${account} ${repository}`);
  }
  return found;
}

function administers(
  world: PlainWorld,
  { bindings = [] }: PlainTeam,
  repository: string,
  at: number,
): boolean {
  return bindings.some((each) => {
    const { role: named, on = ['*'], ...dates } = typeof each === 'string' ? { role: each } : each;
    if (!isInForce(dates, at)) return false;
    const role = documentsOf(world, 'Role').find(({ name }) => name === named) as unknown as Doc | undefined;
    const { repositoryPermission } = (role?.github ?? {}) as { readonly repositoryPermission?: string };
    if (repositoryPermission !== 'admin') return false;
    return on.some((pattern) => {
      const text = pattern.slice(pattern.lastIndexOf('/') + 1);
      return new RegExp(`^${text.replaceAll('*', '.*')}$`).test(repository);
    });
  });
}
