import { corruptLedger } from '../audit/corrupt.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import { checkTrailers } from '../audit/entry-message.ts';
import { parseEntry } from '../audit/entry-text.ts';
import { entryPath } from '../audit/ledger-paths.ts';
import type { Commit, GitReader } from '../git/git-repository.ts';
import type { RecordedEntry } from './ledger.ts';

/**
 * What each of some commits records, in the same order, read in one batch. Every `entry.json` is there, valid and
 * says the same as the trailers of its commit; else `ledger/corrupt` or `ledger/other-version`.
 */
export async function readEntries(
  git: GitReader,
  commits: readonly Commit[],
): Promise<readonly RecordedEntry[]> {
  const records = await readRecords(git, commits);
  return commits.map((commit, i) => {
    const record = records[i];
    if (record === undefined) throw corruptLedger(`commit ${commit.oid} has no ${entryPath}`);
    return { commit: commit.oid, entry: parseCommitEntry(commit, record) };
  });
}

/** The content of `entry.json` of each commit; undefined where it has none. */
export async function readRecords(
  git: GitReader,
  commits: readonly Commit[],
): Promise<readonly (Buffer | undefined)[]> {
  const records = await Promise.all(commits.map((commit) => git.objectAt(commit.tree, entryPath)));
  const blobs = await git.readBlobs(records.filter((oid) => oid !== undefined));
  return records.map((oid) => {
    const blob = blobs.get(oid ?? '');
    return blob === undefined ? undefined : Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  });
}

export function parseCommitEntry(commit: Commit, record: Buffer): LedgerEntry {
  const entry = parseEntry(commit.oid, record.toString('utf8'));
  checkTrailers(commit.oid, commit.message, entry);
  return entry;
}
