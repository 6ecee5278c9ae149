import type { Json } from '../../../digest/json.ts';
import type { Change } from '../../../plan/plan.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectDone, expectGone } from './expect-done.ts';
import { parentOf } from './parent-of.ts';
import { type RepositoryEdge, repositoryEdge } from './repository-edge.ts';
import type { Work } from './work.ts';

/** What REST calls the permissions that GraphQL and the pages of GitHub call otherwise; custom ones have one name. */
const restNames: ReadonlyMap<string, string> = new Map([
  ['read', 'pull'],
  ['write', 'push'],
]);

/** A team's permission on a repository: one a pair, so that another one takes the place of the last. */
export async function writeRepositoryPermission(work: Work, change: Change): Promise<void> {
  const { attempt, draft, org } = work;
  const edge = repositoryEdge(change.address);
  const { slug } = draft.teamAt(edge.team);
  const parameters = { org, team_slug: slug, owner: org, repo: edge.repository };
  if (change.action === 'delete') {
    const look = async () => (await findPermission(work, edge)) === undefined;
    expectGone(await attempt.send(`DELETE ${path}`, parameters, look));
    draft.entries.delete(change.address);
    return;
  }
  const permission = String(change.after?.permission);
  // What the team inherits shows as its own: with a team above, only another answer tells.
  const look = async () =>
    parentOf(draft, edge.team) === undefined && (await permissionOf(work, edge)) === permission;
  const asked = { ...parameters, permission: restNames.get(permission) ?? permission };
  const sent = await attempt.send(`PUT ${path}`, asked, look);
  if (sent.is === 'refused' && sent.status === 404) throw new ChangeFailed(isMissing(edge.repository));
  expectDone(sent);
  draft.entries.set(change.address, { ...draft.entries.get(change.address), ...change.after });
}

const path = '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}';

/** The team is there: it was read, or made before. */
function isMissing(repository: string): string {
  return `repository \`${repository}\` is not there, or the token may not see it: make it first, or correct its name (GitHub answered 404)`;
}

async function permissionOf(work: Work, edge: RepositoryEdge): Promise<Json | undefined> {
  return (await findPermission(work, edge))?.data?.role_name;
}

async function findPermission({ attempt, draft, org }: Work, edge: RepositoryEdge) {
  const { slug: team_slug } = draft.teamAt(edge.team);
  return attempt.client.find(`GET ${path}`, {
    org,
    team_slug,
    owner: org,
    repo: edge.repository,
    headers: { accept: 'application/vnd.github.v3.repository+json' },
  });
}
