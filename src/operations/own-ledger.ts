import type { GitReader } from '../git/git-repository.ts';
import { chooseRemote } from '../ledger/choose-remote.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import type { LedgerSettings } from '../model/repository/settings.ts';
import { openWorkTreeSource } from '../source/folder-source.ts';
import { loadLedgerSettings } from './load-model.ts';
import { refuseSourceBranch } from './refuse-source-branch.ts';

/**
 * Where the ledger of a repository with these settings is kept.
 * @throws BylawError `ledger/is-source-branch`, `ledger/which-remote`
 */
export async function ledgerOf(
  git: GitReader,
  { ref, remote }: Pick<LedgerSettings, 'ref' | 'remote'>,
): Promise<LedgerPlace> {
  await refuseSourceBranch(git, ref);
  return { ref, remote: await chooseRemote(git, ref, remote) };
}

/** The same, as the work tree's `bylaw.yaml` says. Throws what `loadLedgerSettings` does, too. */
export async function ownLedger(git: GitReader): Promise<LedgerPlace> {
  return ledgerOf(git, await loadLedgerSettings(openWorkTreeSource(git)));
}
