import type { GitReader, Oid } from '../git/git-repository.ts';
import { checkRemotes } from './check-remotes.ts';
import type { Ledger } from './ledger.ts';
import { ledgerAt } from './ledger-at.ts';
import { readingLedger } from './ledger-failures.ts';
import { ledgerFiles } from './ledger-tree.ts';
import { readSeenTips, rememberTip } from './seen-tips.ts';
import { rewrittenLedger, verifyChain } from './verify-chain.ts';

/**
 * The ledger of a repository, verified: every entry that was not verified here before follows the one before it,
 * says the same in `entry.json` and trailers, and leaves the state and the policies it says. `ref` is a branch
 * (`bylaw/ledger`) or a full ref. A branch that does not exist yet is an empty ledger.
 *
 * Refuses, and never repairs: throws `ledger/corrupt`, `ledger/truncated`, `ledger/other-version`,
 * `ledger/rewritten`, `ledger/diverged` or `ledger/behind`, each with the command that helps.
 */
export async function openLedger(git: GitReader, ref: string): Promise<Ledger> {
  const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
  // Before the ref: another process that appends in between must not look like a rewrite.
  const seen = (await readSeenTips(git)).get(full);
  const tip = await git.resolveRef(full);
  if (tip === undefined) {
    await checkRemotes(git, full, tip);
    if (seen !== undefined) throw rewrittenLedger(git, full, seen);
    return ledgerAt(git, full, { tip, tree: undefined, latest: undefined, files: new Map<string, Oid>() });
  }
  const { commit, recorded } = await verifyChain(git, full, tip, seen);
  const files = await readingLedger(full, tip, commit.parents[0], async () =>
    ledgerFiles(tip, await git.listFiles(commit.tree)),
  );
  await checkRemotes(git, full, tip);
  await rememberTip(git, full, tip);
  return ledgerAt(git, full, { tip, tree: commit.tree, latest: recorded.entry, files });
}
