import { observedSince } from '../../audit/observations/merge-observed.ts';
import { renderObserved } from '../../audit/observations/observed-file.ts';
import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import type { GitWriter } from '../../git/git-repository.ts';
import { type ObservedBranch, observedRef } from '../../ledger/observed/observed-branch.ts';
import { readObserved } from '../../ledger/observed/read-observed.ts';
import { recordObserved } from '../../ledger/observed/record-observed.ts';
import type { Instant } from '../../model/model.ts';
import type { PruneReport } from '../../report/observations/observe-report.ts';
import { askedTime } from '../access/asked-time.ts';
import { ownLedger } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';
import { moveObserved } from './move-observed.ts';

/**
 * Drops what was seen before a day or an instant, and the history of the branch with it: one commit without a parent
 * is left. Git keeps the old objects until it collects garbage.
 * @throws BylawError `access/not-a-time`, `observe/corrupt`, `observe/branch-in-use`, and what moving the branch throws
 */
export async function pruneObserved(session: Session, day: string): Promise<PruneReport> {
  const before = askedTime(day);
  return withRepository(session, async (git) => {
    const place = await ownLedger(git);
    const pruned = await moveObserved(session, git, place, (branch) => prune(session, git, branch, before));
    return { before, ref: observedRef, remote: place.remote ?? null, ...pruned };
  });
}

async function prune(session: Session, git: GitWriter, branch: ObservedBranch, before: Instant) {
  if (branch.tip === undefined) return { members: 0, commit: null };
  const files = new Map<string, ObservedMember | null>();
  for (const { path, observed } of await readObserved(git, branch.tip, () => true)) {
    const kept = observedSince(observed, before) ?? null;
    if (kept === null || renderObserved(kept) !== renderObserved(observed)) files.set(path, kept);
  }
  const message = `Prune what was seen before ${before}\n`;
  const commit = await recordObserved(git, branch, { files, pruned: true, at: session.now(), message });
  return { members: files.size, commit: commit ?? null };
}
