import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { PullRequest } from '../pull-request-host.ts';
import { type GithubUser, hostAccount } from './host-account.ts';
import type { RepositoryHost } from './repository-host.ts';

/** What GitHub tells of a pull request, alone and in lists. */
interface PullRow {
  readonly number: number;
  readonly state: string;
  readonly user: GithubUser | null;
  readonly merged_at?: string | null;
  /** Of an open one that of a merge which was only tried. */
  readonly merge_commit_sha: string | null;
  readonly head: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly id: number | bigint; readonly full_name: string } | null;
  };
  readonly base: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly id: number | bigint; readonly default_branch?: string };
  };
}

export async function readPullRequest(
  host: RepositoryHost,
  number: number,
): Promise<PullRequest | undefined> {
  const found = await host.client.find('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...host.named,
    pull_number: number,
  });
  return found && pullRequestIn(found.data, await tipOf(host, found.data));
}

export async function readPullRequestsOf(
  host: RepositoryHost,
  commit: string,
): Promise<readonly PullRequest[]> {
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  const rows = await host.client
    .paginate(route, { ...host.named, commit_sha: commit })
    .catch((error: unknown) => {
      if (isUnknownCommit(error)) return [];
      throw error;
    });
  const tips = new Map<string, Promise<string>>();
  const read = rows.map(async (row) => {
    const tip = tips.get(row.base.ref) ?? tipOf(host, row);
    if (row.state === 'open') tips.set(row.base.ref, tip);
    return pullRequestIn(row, row.state === 'open' ? await tip : row.base.sha);
  });
  return Promise.all(read);
}

/** A commit that was never pushed came in by no pull request. */
function isUnknownCommit(error: unknown): boolean {
  return error instanceof BylawError && /\b422: No commit found\b/.test(error.message);
}

/**
 * GitHub tells where the base was when the pull request last moved, which may be long ago: who is an approver since,
 * or is none any longer, stands in newer commits.
 */
async function tipOf({ client, named }: RepositoryHost, { state, base }: PullRow): Promise<string> {
  if (state !== 'open') return base.sha;
  const route = 'GET /repos/{owner}/{repo}/branches/{branch}';
  const branch = await client.rest(route, { ...named, branch: base.ref });
  return branch.data.commit.sha;
}

function pullRequestIn(row: PullRow, baseCommit: string): PullRequest {
  const { head, base } = row;
  const isMerged = typeof row.merged_at === 'string';
  return {
    number: row.number,
    state: isMerged ? 'merged' : row.state === 'open' ? 'open' : 'closed',
    author: hostAccount(row.user),
    head: { commit: head.sha, ref: head.ref, repository: head.repo?.full_name },
    base: { commit: baseCommit, ref: base.ref, isDefault: base.ref === base.repo.default_branch },
    isFork: head.repo?.id !== base.repo.id,
    ...(isMerged && row.merge_commit_sha !== null && { mergeCommit: row.merge_commit_sha }),
  };
}
