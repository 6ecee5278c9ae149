import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { HostAccount } from '../pull-request-host.ts';
import { type GithubUser, hostAccount } from './host-account.ts';
import type { RepositoryHost } from './repository-host.ts';

/** GitHub lists no more of the commits of a pull request, and does not say so. */
const mostListed = 250;

interface CommitRow {
  /** Null where the address in the commit is of no account. */
  readonly author: Partial<GithubUser> | null;
  readonly committer: Partial<GithubUser> | null;
}

export async function readCommitAuthors(
  host: RepositoryHost,
  number: number,
): Promise<readonly HostAccount[]> {
  const named = { ...host.named, pull_number: number };
  const pull = (await host.client.rest('GET /repos/{owner}/{repo}/pulls/{pull_number}', named)).data;
  const rows: readonly CommitRow[] =
    pull.commits > mostListed
      ? await compared(host, `${pull.base.sha}...${pull.head.sha}`)
      : await host.client.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', named);
  if (rows.length < pull.commits) {
    throw unreadable(`#${number} has ${pull.commits} commits, of which GitHub told ${rows.length}`);
  }
  const accounts = rows.flatMap(({ author, committer }) => [...accountIn(author), ...accountIn(committer)]);
  return [...new Map(accounts.map((account) => [account.id, account])).values()];
}

/** A comparison tells of all commits, a page at a time. */
async function compared({ client, named }: RepositoryHost, basehead: string): Promise<readonly CommitRow[]> {
  const rows: CommitRow[] = [];
  for (let page = 1; ; page += 1) {
    const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
    const { data } = await client.rest(route, { ...named, basehead, page, per_page: 100 });
    rows.push(...data.commits);
    if (data.commits.length === 0 || rows.length >= data.total_commits) return rows;
  }
}

/** Some that are of nobody are told as an empty object. */
function accountIn(user: CommitRow['author']): readonly HostAccount[] {
  const { id, login, type } = user ?? {};
  if (id === undefined || login === undefined) return [];
  return [hostAccount({ id, login, type: type ?? 'User' })].filter((account) => account !== undefined);
}

function unreadable(message: string): BylawError {
  return new BylawError('provider/unreadable', message, { hint: 'run it again' });
}
