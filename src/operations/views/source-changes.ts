import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Commit, GitReader, Oid } from '../../git/git-repository.ts';
import type { ChangeReport, MemberActivity } from '../../report/views/member-activity.ts';

/** So many of the newest commits are looked at, and so many changes told. */
const mostCommits = 1_000;
const mostChanges = 10;

/** So many are verified by one run of Git. */
const atOnce = 20;

/**
 * The newest commits that changed files of an organization and are of whoever has an e-mail address: signed by them,
 * or said to be theirs. Every line of the history that leads to `from` counts; merges do not.
 */
export async function sourceChanges(
  git: GitReader,
  from: Oid,
  email: string,
  isOwnFile: (path: string) => boolean,
): Promise<MemberActivity['changes']> {
  const { commits, whole } = await newestCommits(git, from);
  const naming = commits.filter(
    ({ author, committer, parents }) =>
      parents.length < 2 && [author, committer].some((each) => isSame(each.email, email)),
  );
  const newest: ChangeReport[] = [];
  // A committer alone is no author: what others wrote must not take the place of what they did themselves.
  for (let at = 0; at < naming.length && newest.length < mostChanges; at += atOnce) {
    const some: Commit[] = [];
    for (const commit of naming.slice(at, at + atOnce))
      if (await touches(git, commit, isOwnFile)) some.push(commit);
    const signers = await git.commitSigners(some.map(({ oid }) => oid));
    newest.push(...some.flatMap((commit) => changeBy(email, commit, signers?.get(commit.oid)) ?? []));
  }
  const canVerify = (await git.commitSigners([])) !== undefined;
  const because = canVerify ? {} : ({ because: 'not-verified' } as const);
  return { newest: newest.slice(0, mostChanges), lookedAt: commits.length, whole, ...because };
}

/** Undefined for a commit of somebody else. */
function changeBy(email: string, commit: Commit, signer: string | undefined): ChangeReport | undefined {
  const isVerified = signer !== undefined && isSame(addressOf(signer), email);
  if (!isVerified && !isSame(commit.author.email, email)) return undefined;
  const [subject = ''] = commit.message.split('\n');
  const authorship = isVerified ? 'verified' : 'claimed';
  return { commit: commit.oid, at: commit.authoredAt, subject, authorship };
}

/** The newest first, by when they were made. */
async function newestCommits(git: GitReader, from: Oid) {
  const commits: Commit[] = [];
  const known = new Set([from]);
  const next = [await git.readCommit(from)];
  let whole = true;
  while (commits.length < mostCommits) {
    const newest = next.sort((a, b) => (a.committedAt < b.committedAt ? -1 : 1)).pop();
    if (newest === undefined) return { commits, whole };
    commits.push(newest);
    for (const parent of newest.parents.filter((oid) => !known.has(oid))) {
      known.add(parent);
      const found = await readHere(git, parent);
      if (found === undefined) whole = false;
      else next.push(found);
    }
  }
  return { commits, whole: whole && next.length === 0 };
}

/** Undefined beyond the edge of a shallow clone. */
async function readHere(git: GitReader, oid: Oid): Promise<Commit | undefined> {
  try {
    return await git.readCommit(oid);
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/missing-object') return undefined;
    throw error;
  }
}

async function touches(
  git: GitReader,
  { tree, parents: [parent] }: Commit,
  isOwnFile: (path: string) => boolean,
): Promise<boolean> {
  const before = parent === undefined ? undefined : await readHere(git, parent);
  if (parent !== undefined && before === undefined) return false;
  const changed = await git.compareTrees(before?.tree, tree);
  return changed.some(({ path }) => isOwnFile(path));
}

/** Of an SSH signature the address itself; of others the one after the name. */
function addressOf(signer: string): string {
  return /<([^<>]*)>$/.exec(signer)?.[1] ?? signer;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
