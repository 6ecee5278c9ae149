import type { GithubClient } from '../client/github-client.ts';
import type { TeamAnswer } from './team-fields.ts';

/** A team by what it is called, where its slug may have become another one. */
export async function findTeam(
  client: GithubClient,
  org: string,
  { slug, matches }: { readonly slug: string; readonly matches: (team: TeamAnswer) => boolean },
): Promise<TeamAnswer | undefined> {
  const found = await client.find('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: slug });
  if (found !== undefined && matches(found.data)) return found.data;
  const listed = await client.paginate('GET /orgs/{org}/teams', { org, per_page: 100 });
  return listed.find(matches);
}
