import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { hasCommit } from '../git/has-commit.ts';
import { isLedger } from '../ledger/is-ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { branchOf } from '../ledger/ledger-failures.ts';
import { readHistory } from '../ledger/ledger-history.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { repositoryFile } from '../model/repository/organization-folders.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { descendsFrom } from './descends-from.ts';
import { earlierPlaces, nameOf, placeFor } from './earlier-places.ts';
import { loadSettings } from './load-model.ts';
import { newestSource } from './newest-source.ts';

/**
 * Refuses a ledger that `bylaw.yaml` was pointed to, while the one before it is still there: who may push some branch
 * could copy the ledger to it, record there that a commit was applied whole, and have that believed. Moved is only an exact
 * copy, or where the old one is gone, which the rules of its branch let nobody do who may not. Of two that share a
 * beginning the one counts that the files named which were applied last then. A branch that is no ledger, or one that
 * shares nothing with this one and is not of these files, keeps nobody from applying, whoever named it for a commit.
 *
 * @throws BylawError `ledger/moved`, and what asking a remote throws
 */
export async function refuseMovedLedger(git: GitReader, ledger: Ledger, source: Oid): Promise<void> {
  const { tip } = ledger;
  // An empty one is refused as left behind.
  if (tip === undefined) return;
  for (const place of await earlierPlaces(git, ledger, source, await git.isShallow())) {
    const other = await tipOf(git, place);
    if (other === undefined || other === tip || !(await isLedger(git, other))) continue;
    const shared = await git.mergeBase(other, tip);
    const isPassed =
      shared === undefined
        ? !(await wasAppliedBy(git, place, other, source))
        : await wasNamed(git, ledger, shared);
    if (isPassed) continue;
    throw moved(ledger, place);
  }
}

/** Brought here, as both are to be compared. */
async function tipOf(git: GitReader, { ref, remote }: LedgerPlace): Promise<Oid | undefined> {
  return remote === undefined ? git.resolveRef(ref) : git.fetchRef(remote, ref);
}

/** Whether a ledger has a result of a commit that leads to what is to be applied now, or may have one. */
async function wasAppliedBy(git: GitReader, { ref }: LedgerPlace, tip: Oid, source: Oid): Promise<boolean> {
  const looked = new Set<Oid>();
  for await (const { entry } of readHistory(git, ref, tip, {})) {
    if (entry.kind !== 'result' || looked.has(entry.source)) continue;
    looked.add(entry.source);
    const descent = await descendsFrom(git, entry.source, source);
    if (descent === true || descent === 'unknown') return true;
  }
  return false;
}

/** Whether the files that were applied last as of an entry kept the ledger where it is now. */
async function wasNamed(git: GitReader, ledger: Ledger, entry: Oid): Promise<boolean> {
  const source = await newestSource(await ledger.treeAt(entry));
  if (source === undefined || !(await hasCommit(git, source))) return false;
  const place = await placeFor(git, (await loadSettings(openCommitSource(git, source))).ledger);
  const here = nameOf({ ref: ledger.ref, remote: ledger.remote?.name });
  return place !== undefined && nameOf(place) === here;
}

function moved(ledger: Ledger, { ref, remote }: LedgerPlace): BylawError {
  const [old, now] = [branchOf(ref), branchOf(ledger.ref)];
  const there = remote === undefined ? old : `${old} at ${remote}`;
  const here = ledger.remote === undefined ? now : `${now} at ${ledger.remote.name}`;
  const drop = remote === undefined ? `git branch -D ${old}` : `git push ${remote} --delete ${old}`;
  return new BylawError(
    'ledger/moved',
    `${repositoryFile} keeps the ledger in ${here}, and there is another one in ${there}, which was kept before`,
    {
      hint: `where nobody meant to move it, restore \`ledger\` in ${repositoryFile}; else see that ${now} goes on from ${old}, and remove the old one: \`${drop}\``,
    },
  );
}
