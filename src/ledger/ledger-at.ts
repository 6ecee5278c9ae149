import type { LedgerEntry } from '../audit/entry.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from './ledger.ts';
import { readingLedger } from './ledger-failures.ts';
import { entryAt, readHistory } from './ledger-history.ts';
import { ledgerFiles, ledgerTree } from './ledger-tree.ts';

/** A verified tip and what it holds. */
export interface LedgerTip extends Pick<Ledger, 'local' | 'remote'> {
  readonly tip: Oid | undefined;
  readonly tree: Oid | undefined;
  readonly latest: LedgerEntry | undefined;
  readonly files: ReadonlyMap<string, Oid>;
}

/** The ledger as of a tip that was verified, or that Bylaw has just written. */
export function ledgerAt(
  git: GitReader,
  ref: string,
  { tip, tree, latest, files, local, remote }: LedgerTip,
): Ledger {
  return {
    ...ledgerTree(git, tree, files, (read) => readingLedger(ref, tip, undefined, read)),
    ref,
    tip,
    local,
    remote,
    tree,
    sequence: latest?.sequence ?? 0,
    latest,
    entries: (options = {}) => readHistory(git, ref, tip, options),
    entryAt: (which) => entryAt(git, ref, tip, latest?.sequence ?? 0, which),
    treeAt: (commit) =>
      readingLedger(ref, commit, undefined, async () => {
        const { tree: older } = await git.readCommit(commit);
        const listed = ledgerFiles(commit, await git.listFiles(older));
        return ledgerTree(git, older, listed, (read) => readingLedger(ref, commit, undefined, read));
      }),
  };
}
