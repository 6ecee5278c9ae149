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
  const records = await Promise.all(commits.map((commit) => git.objectAt(commit.tree, entryPath)));
  const texts = await git.readBlobs(records.filter((oid) => oid !== undefined));
  return commits.map((commit, i) => {
    const blob = texts.get(records[i] ?? '');
    if (blob === undefined) throw corruptLedger(`commit ${commit.oid} has no ${entryPath}`);
    return { commit: commit.oid, entry: parseCommitEntry(commit, Buffer.from(blob).toString('utf8')) };
  });
}

function parseCommitEntry(commit: Commit, text: string): LedgerEntry {
  const entry = parseEntry(commit.oid, text);
  checkTrailers(commit.oid, commit.message, entry);
  return entry;
}
