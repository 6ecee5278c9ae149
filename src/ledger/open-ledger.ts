import type { GitReader, Oid } from '../git/git-repository.ts';
import { checkRemotes, trackingRef } from './check-remotes.ts';
import { findNewestTip } from './find-newest-tip.ts';
import type { Ledger } from './ledger.ts';
import { ledgerAt } from './ledger-at.ts';
import { readingLedger } from './ledger-failures.ts';
import { type LedgerPlace, placeOf } from './ledger-place.ts';
import { ledgerFiles } from './ledger-tree.ts';
import { newestKnown } from './newest-known.ts';
import { readSeenTips, rememberTips } from './seen-tips.ts';
import { rewrittenLedger, verifyChain } from './verify-chain.ts';

/**
 * The ledger of a repository, verified: every entry that was not verified here before follows the one before it,
 * says the same in `entry.json` and trailers, and leaves the state and the policies it says. A branch that does not
 * exist yet is an empty ledger. Where it has a remote, that is asked, and the newer of the two is taken; no ref
 * moves. See `openLedgerHere` for one that asks nobody.
 *
 * Refuses, and never repairs: throws `ledger/corrupt`, `ledger/truncated`, `ledger/other-version`,
 * `ledger/rewritten`, `ledger/diverged` or `ledger/behind`, each with the command that helps, and what
 * `findNewestTip` throws.
 */
export async function openLedger(git: GitReader, where: string | LedgerPlace): Promise<Ledger> {
  const { ref, remote } = placeOf(where);
  if (remote === undefined) return openLedgerHere(git, { ref, remote });
  // Before the refs: another process that appends in between must not look like a rewrite.
  const seen = await readSeenTips(git);
  const local = await git.resolveRef(ref);
  const { tip, far } = await findNewestTip(git, { ref, remote }, local, seen);
  const known = [seen.get(trackingRef(remote, ref)), seen.get(ref)].filter((each) => each !== undefined);
  const ledger = await openAt(git, ref, tip, known, { local, remote: { name: remote, tip: far } });
  await rememberTips(git, [
    [trackingRef(remote, ref), far],
    [ref, local === tip ? tip : undefined],
  ]);
  return ledger;
}

/** The ledger as this clone has it, verified likewise. Its remote is not asked, only what is known of it. */
export async function openLedgerHere(git: GitReader, where: string | LedgerPlace): Promise<Ledger> {
  const { ref, remote } = placeOf(where);
  const seen = await readSeenTips(git);
  const known = seen.get(ref);
  const far = remote === undefined ? undefined : seen.get(trackingRef(remote, ref));
  const tip = await git.resolveRef(ref);
  if (tip === undefined || remote !== undefined) await checkRemotes(git, { ref, remote }, tip, far);
  if (tip === undefined && known !== undefined) throw rewrittenLedger(git, ref, known);
  const ledger = await openAt(git, ref, tip, known === undefined ? [] : [known], {
    local: tip,
    remote: undefined,
  });
  if (tip !== undefined && remote === undefined) await checkRemotes(git, { ref, remote }, tip, far);
  await rememberTips(git, [[ref, tip]]);
  return ledger;
}

/**
 * What this clone has of a ledger, for reading alone, verified likewise: its own branch, or what was fetched of the
 * remote where that is newer. `behind` names a remote that is known to hold more.
 */
export async function openLedgerToRead(
  git: GitReader,
  where: string | LedgerPlace,
): Promise<{ readonly ledger: Ledger; readonly behind: string | undefined }> {
  const place = placeOf(where);
  const { ref } = place;
  const seen = await readSeenTips(git);
  const { tip, behind } = await newestKnown(git, place, seen);
  const known = seen.get(ref);
  const local = await git.resolveRef(ref);
  if (tip === undefined && known !== undefined) throw rewrittenLedger(git, ref, known);
  const verified = known === undefined ? [] : [known];
  const ledger = await openAt(git, ref, tip, verified, { local, remote: undefined });
  await rememberTips(git, [[ref, local === tip ? tip : undefined]]);
  return { ledger, behind };
}

/** Verified down to the first of the entries that were `known` before. */
async function openAt(
  git: GitReader,
  ref: string,
  tip: Oid | undefined,
  known: readonly Oid[],
  standing: Pick<Ledger, 'local' | 'remote'>,
): Promise<Ledger> {
  if (tip === undefined) {
    const nothing = { tip, tree: undefined, sequence: 0, latest: () => undefined, latestAt: undefined };
    return ledgerAt(git, ref, { ...nothing, files: new Map<string, Oid>(), ...standing });
  }
  const { commit, sequence, entry } = await verifyChain(git, ref, tip, known);
  const files = await readingLedger(ref, tip, commit.parents[0], async () =>
    ledgerFiles(tip, await git.listFiles(commit.tree), known.includes(tip)),
  );
  const { tree, committedAt: latestAt } = commit;
  return ledgerAt(git, ref, { tip, tree, sequence, latest: entry, latestAt, files, ...standing });
}
