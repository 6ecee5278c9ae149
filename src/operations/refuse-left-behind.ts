import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { trackingRef } from '../ledger/check-remotes.ts';
import { isLedger } from '../ledger/is-ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { branchOf } from '../ledger/ledger-failures.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { repositoryFile } from '../model/repository/organization-folders.ts';
import { earlierPlaces } from './earlier-places.ts';

/**
 * Refuses an empty ledger where an earlier `bylaw.yaml`, or the default, kept it in a place that has entries: whoever
 * moves the setting would else leave the record behind, and with it what Bylaw owns and what its guards know. An
 * edit of one line in a pull request could do that. `asks`: whether remotes may be asked.
 * @throws BylawError `ledger/left-behind`, and what asking a remote throws
 */
export async function refuseLeftBehind(
  git: GitReader,
  ledger: Ledger,
  source: Oid | undefined,
  asks: boolean,
): Promise<void> {
  if (ledger.tip !== undefined) return;
  for (const place of await earlierPlaces(git, ledger, source, true)) {
    if (await hasEntries(git, place, asks)) throw leftBehind(ledger, place);
  }
}

async function hasEntries(git: GitReader, { ref, remote }: LedgerPlace, asks: boolean): Promise<boolean> {
  if (await isLedgerAt(git, await git.resolveRef(ref))) return true;
  if (remote === undefined) return false;
  if (await isLedgerAt(git, await git.resolveRef(trackingRef(remote, ref)))) return true;
  if (!asks) return false;
  try {
    return await isLedgerAt(git, await git.fetchRef(remote, ref));
  } catch (error) {
    // A remote that this backend cannot reach kept no ledger of it.
    if (error instanceof BylawError && error.code === 'git/unsupported') return false;
    throw error;
  }
}

/** Any branch may have been named, and there is nothing to bring along of one that is no ledger. */
async function isLedgerAt(git: GitReader, tip: Oid | undefined): Promise<boolean> {
  return tip !== undefined && (await isLedger(git, tip));
}

function leftBehind(ledger: Ledger, { ref, remote }: LedgerPlace): BylawError {
  const [old, now] = [branchOf(ref), branchOf(ledger.ref)];
  const there = remote === undefined ? old : `${old} at ${remote}`;
  const here = ledger.remote === undefined ? now : `${now} at ${ledger.remote.name}`;
  const from = remote === undefined ? `git branch ${now} ${old}` : `git fetch ${remote} ${old}:${now}`;
  return new BylawError(
    'ledger/left-behind',
    `${repositoryFile} keeps the ledger in ${here}, which is empty, and there is one in ${there}`,
    {
      hint: `if it is to move, bring its entries along: \`${from}\`; else restore \`ledger\` in ${repositoryFile}`,
    },
  );
}
