import type { LedgerEntry } from '../audit/entry.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Instant } from '../model/model.ts';
import type { Ledger } from './ledger.ts';
import { readingLedger } from './ledger-failures.ts';
import { entryAt, readHistory } from './ledger-history.ts';
import { ledgerFiles, ledgerTree } from './ledger-tree.ts';

/** A verified tip and what it holds. */
export interface LedgerTip extends Pick<Ledger, 'local' | 'remote'> {
  readonly tip: Oid | undefined;
  readonly tree: Oid | undefined;
  readonly sequence: number;
  readonly latest: () => LedgerEntry | undefined;
  readonly latestAt: Instant | undefined;
  readonly files: ReadonlyMap<string, Oid>;
}

/** The ledger as of a tip that was verified, or that Bylaw has just written. */
export function ledgerAt(
  git: GitReader,
  ref: string,
  { tip, tree, sequence, latest, latestAt, files, local, remote }: LedgerTip,
): Ledger {
  const here = ledgerTree(git, tree, files, (read) => readingLedger(ref, tip, undefined, read));
  return {
    files,
    get organizations() {
      return here.organizations;
    },
    targets: here.targets,
    readManaged: here.readManaged,
    applied: here.applied,
    openIntent: here.openIntent,
    emergencies: here.emergencies,
    policyHistories: here.policyHistories,
    lifecycle: here.lifecycle,
    stateTree: here.stateTree,
    ref,
    tip,
    local,
    remote,
    tree,
    sequence,
    get latest() {
      return latest();
    },
    latestAt,
    entries: (options = {}) => readHistory(git, ref, tip, options),
    entryAt: (which) => entryAt(git, ref, tip, sequence, which),
    treeAt: (commit) =>
      readingLedger(ref, commit, undefined, async () => {
        const { tree: older } = await git.readCommit(commit);
        const listed = ledgerFiles(commit, await git.listFiles(older));
        return ledgerTree(git, older, listed, (read) => readingLedger(ref, commit, undefined, read));
      }),
  };
}
