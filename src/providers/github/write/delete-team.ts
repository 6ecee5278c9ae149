import type { Change } from '../../../plan/plan.ts';
import type { GithubClient } from '../client/github-client.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectGone } from './expect-done.ts';
import type { Work } from './work.ts';

/** Deletes a team, but never one with others under it: GitHub would delete them all without a word. */
export async function deleteTeam({ attempt, draft, org }: Work, { address }: Change): Promise<void> {
  const { slug, number } = draft.teamAt(address);
  const parameters = { org, team_slug: slug };
  const there = await attempt.client.find('GET /orgs/{org}/teams/{team_slug}', parameters);
  if (there !== undefined) {
    if (there.data.id !== number) {
      throw new ChangeFailed(`\`${slug}\` is team ${there.data.id} now, not ${number}: it is left alone`);
    }
    const children = await attempt.client.paginate('GET /orgs/{org}/teams/{team_slug}/teams', {
      ...parameters,
      per_page: 100,
    });
    const under = await stillUnder(attempt.client, org, number, children);
    if (under.length > 0) throw new ChangeFailed(childrenWords(under));
    const look = async () =>
      (await attempt.client.find('GET /orgs/{org}/teams/{team_slug}', parameters)) === undefined;
    expectGone(await attempt.send('DELETE /orgs/{org}/teams/{team_slug}', parameters, look));
  }
  draft.remove(address);
}

/** GitHub's lists may be behind, and show a child that was moved a moment ago: each is asked where it stands. */
async function stillUnder(
  client: GithubClient,
  org: string,
  number: number,
  children: readonly { readonly slug: string; readonly name: string }[],
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { slug, name } of children) {
    const child = await client.find('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: slug });
    if (child?.data.parent?.id === number) names.push(name);
  }
  return names;
}

function childrenWords(names: readonly string[]): string {
  const named = names.map((name) => `\`${name}\``).join(', ');
  const stand = names.length === 1 ? `${named} stands` : `${named} stand`;
  return `${stand} under it and would be deleted as well: move that first, on GitHub or by declaring it`;
}
