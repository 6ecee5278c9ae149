import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Commit, GitReader, Oid } from '../git/git-repository.ts';
import type { EntriesOptions, RecordedEntry } from './ledger.ts';
import { readingLedger, truncatedLedger } from './ledger-failures.ts';
import { readEntries } from './read-entries.ts';

/** Entries read at a time, at most: one batch of blobs. The first are few: mostly one of the newest is looked for, and any may be large. */
const batch = { first: 2, growth: 4, most: 100 };

/** The entries from `tip` down, newest first. */
export async function* readHistory(
  git: GitReader,
  ref: string,
  tip: Oid | undefined,
  { limit = Number.POSITIVE_INFINITY, organization, target }: EntriesOptions,
): AsyncGenerator<RecordedEntry> {
  if (tip === undefined) return;
  let left = limit;
  for await (const commits of batches(git, ref, tip)) {
    for (const recorded of await readingLedger(ref, tip, undefined, () => readEntries(git, commits))) {
      if (left <= 0) return;
      const { entry } = recorded;
      if (organization !== undefined && entry.organization !== organization) continue;
      if (target !== undefined && entry.target !== target) continue;
      left -= 1;
      yield recorded;
    }
  }
}

/** See `Ledger.entryAt`. */
export async function entryAt(
  git: GitReader,
  ref: string,
  tip: Oid | undefined,
  newest: number,
  which: number | string,
): Promise<RecordedEntry | undefined> {
  if (tip === undefined) return undefined;
  return readingLedger(ref, tip, undefined, async () => {
    const commit =
      typeof which === 'number'
        ? await bySequence(git, tip, newest - which)
        : await byRevision(git, tip, which);
    return commit === undefined ? undefined : (await readEntries(git, [commit]))[0];
  });
}

async function bySequence(git: GitReader, tip: Oid, back: number): Promise<Commit | undefined> {
  if (!Number.isSafeInteger(back) || back < 0) return undefined;
  let left = back;
  for await (const commit of git.log(tip, { limit: back + 1 })) {
    if (left === 0) return commit;
    left -= 1;
  }
  return undefined;
}

async function byRevision(git: GitReader, tip: Oid, revision: string): Promise<Commit | undefined> {
  try {
    const oid = await git.resolveCommit(revision);
    return (await git.isAncestor(oid, tip)) ? await git.readCommit(oid) : undefined;
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/unknown-revision') return undefined;
    throw error;
  }
}

async function* batches(git: GitReader, ref: string, tip: Oid): AsyncGenerator<readonly Commit[]> {
  let commits: Commit[] = [];
  let last: Commit | undefined;
  let size = batch.first;
  for await (const commit of git.log(tip)) {
    last = commit;
    commits.push(commit);
    if (commits.length < size) continue;
    yield commits;
    commits = [];
    size = Math.min(batch.most, size * batch.growth);
  }
  if (commits.length > 0) yield commits;
  if ((last?.parents.length ?? 0) > 0) throw truncatedLedger(ref);
}
