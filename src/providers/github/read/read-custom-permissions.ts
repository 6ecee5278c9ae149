import type { GithubClient } from '../client/github-client.ts';
import { fieldsOf, textOf } from './fields.ts';
import { Moved } from './moved.ts';
import type { ReadTeam } from './parse-team.ts';
import type { TeamRepositoryRow } from './rows.ts';

/** The permissions of teams with the names of custom repository roles, for which GraphQL shows the role beneath. */
export async function readCustomPermissions(
  client: GithubClient,
  org: string,
  teams: readonly ReadTeam[],
): Promise<ReadonlyMap<number, readonly TeamRepositoryRow[]>> {
  const read = teams
    .filter(({ repositories }) => repositories.total > 0)
    .map(async ({ number, slug, repositories }) => {
      const rows = await client.paginate('GET /orgs/{org}/teams/{team_slug}/repos', { org, team_slug: slug });
      const where = `repositories of the team ${slug}`;
      const named = rows.map((row) => {
        const { name, role_name: permission } = fieldsOf(row, where);
        return { name: textOf(name, where), permission: textOf(permission, `${where}, a role`) };
      });
      expectSame(named, repositories.rows, where);
      return [number, named] as const;
    });
  return new Map(await Promise.all(read));
}

function expectSame(
  named: readonly TeamRepositoryRow[],
  listed: readonly TeamRepositoryRow[],
  where: string,
): void {
  const names = new Set(listed.map(({ name }) => name));
  const isSame = named.length === names.size && named.every(({ name }) => names.has(name));
  if (!isSame) throw new Moved(`${where}: GitHub lists ${names.size} at first, and then ${named.length}`);
}
