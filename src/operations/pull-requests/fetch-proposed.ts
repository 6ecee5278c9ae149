import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import type { PullRequest, PullRequestReader } from '../../pull-requests/pull-request-host.ts';
import { descendsFrom } from '../descends-from.ts';
import { passTime } from '../pass-time.ts';
import type { Session } from '../session.ts';

/** GitHub merges anew some seconds after it was asked for the pull request. In milliseconds. */
const waits = [2_000, 4_000, 8_000];

/**
 * Brings what a pull request proposes here, as objects alone: its head where that has all of its base, else what merging
 * it makes. Of which commits that is made is looked at, so that it matters little which remote is asked.
 *
 * @throws BylawError `pull-request/not-fetched`, `pull-request/behind`, and what asking a remote throws
 */
export async function fetchProposed(
  session: Session,
  host: Pick<PullRequestReader, 'pullRequest'>,
  git: GitReader,
  { number, head, base }: PullRequest,
): Promise<Oid> {
  const remote = await remoteOf(git, number, head.commit);
  await git.fetchRef(remote, headRef(number));
  if ((await descendsFrom(git, base.commit, head.commit)) === true) return head.commit;
  for (let attempt = 0; ; attempt++) {
    const merged = await git.fetchRef(remote, `refs/pull/${number}/merge`);
    if (merged !== undefined && (await isMergeOf(git, merged, base.commit, head.commit))) return merged;
    const wait = waits[attempt];
    if (wait === undefined) break;
    await passTime(session, wait, session.signal);
    // To be asked is what makes it merge.
    await host.pullRequest(number);
  }
  throw new BylawError(
    'pull-request/behind',
    `there is no merge of pull request ${number} with the newest commit of \`${base.ref}\`, ${base.commit.slice(0, 12)}`,
    { hint: 'where it has conflicts, bring the branch up to date; where not, run this again' },
  );
}

async function isMergeOf(git: GitReader, merged: Oid, base: Oid, head: Oid): Promise<boolean> {
  const { parents } = await git.readCommit(merged);
  return parents.length === 2 && parents[0] === base && parents[1] === head;
}

/** The remote that has the pull request: most have one, and a person's own fork is not it. */
async function remoteOf(git: GitReader, number: number, commit: Oid): Promise<string> {
  const remotes = await git.remotes();
  const first = remotes.filter((name) => name === 'origin');
  for (const remote of [...first, ...remotes.filter((name) => name !== 'origin')]) {
    if ((await git.remoteRef(remote, headRef(number))) === commit) return remote;
  }
  const where = remotes.length === 0 ? 'this clone has no remote' : `not at ${remotes.join(', ')}`;
  throw new BylawError(
    'pull-request/not-fetched',
    `pull request ${number} at ${commit.slice(0, 12)} is not to be had: ${where}`,
    { hint: 'clone the repository that it is proposed to, or `git remote add` it' },
  );
}

function headRef(number: number): string {
  return `refs/pull/${number}/head`;
}
