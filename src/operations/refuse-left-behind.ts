import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { trackingRef } from '../ledger/check-remotes.ts';
import { chooseRemote } from '../ledger/choose-remote.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { branchOf } from '../ledger/ledger-failures.ts';
import { type LedgerPlace, placeOf } from '../ledger/ledger-place.ts';
import { repositoryFile } from '../model/repository/organization-folders.ts';
import { type LedgerSettings, settingsOf } from '../model/repository/settings.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { loadSettings } from './load-model.ts';

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
  const own = nameOf({ ref: ledger.ref, remote: ledger.remote?.name });
  const looked = new Set([own]);
  for (const settings of await earlierSettings(git, source)) {
    const place = await placeFor(git, settings);
    if (place === undefined || looked.has(nameOf(place))) continue;
    looked.add(nameOf(place));
    if (await hasEntries(git, place, asks)) throw leftBehind(ledger, place);
  }
}

/** What the commits before said of the ledger, and the default, which a clone without history may have had. */
async function earlierSettings(git: GitReader, source: Oid | undefined): Promise<readonly LedgerSettings[]> {
  const found: LedgerSettings[] = [];
  const read = new Set<Oid | undefined>();
  if (source !== undefined) {
    for await (const { oid, tree } of git.log(source)) {
      const file = await git.objectAt(tree, repositoryFile);
      if (file === undefined || read.has(file)) continue;
      read.add(file);
      found.push((await loadSettings(openCommitSource(git, oid))).ledger);
    }
  }
  return [...found, settingsOf(undefined).ledger];
}

/** Undefined where it was kept at a remote that this clone does not know. */
async function placeFor(git: GitReader, { ref, remote }: LedgerSettings): Promise<LedgerPlace | undefined> {
  try {
    return placeOf({ ref, remote: await chooseRemote(git, ref, remote) });
  } catch (error) {
    if (error instanceof BylawError && error.code === 'ledger/which-remote') return undefined;
    throw error;
  }
}

async function hasEntries(git: GitReader, { ref, remote }: LedgerPlace, asks: boolean): Promise<boolean> {
  if ((await git.resolveRef(ref)) !== undefined) return true;
  if (remote === undefined) return false;
  if ((await git.resolveRef(trackingRef(remote, ref))) !== undefined) return true;
  if (!asks) return false;
  try {
    return (await git.remoteRef(remote, ref)) !== undefined;
  } catch (error) {
    // A remote that this backend cannot reach kept no ledger of it.
    if (error instanceof BylawError && error.code === 'git/unsupported') return false;
    throw error;
  }
}

function nameOf({ ref, remote }: LedgerPlace): string {
  return `${remote ?? ''}\n${ref}`;
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
