import type { GitReader } from '../git/git-repository.ts';
import { branchOf } from '../ledger/ledger-failures.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { loadSettings } from './load-model.ts';
import { ownPaths } from './own-changes.ts';

/**
 * Of a steady reader: what Git is asked later is asked now, so that it looks while the files are read and linked.
 * What is wrong with the settings is found again, and told, where they are read for good.
 */
export async function askEarly(git: GitReader, tree: SourceTree): Promise<void> {
  const settings = await loadSettings(tree).catch(() => undefined);
  if (settings === undefined) return;
  const { ref, remote } = settings.ledger;
  // The longest first; what it asks of the configuration, the others ask with it.
  void git.workTreeChanges(ownPaths(settings));
  const identity = git.identity();
  if (remote === undefined) void git.configuredRemote(branchOf(ref));
  void git.remotes();
  void git.head();
  // What it was asked first it can be asked only once this is answered, and nothing is heard while files are linked.
  await identity.catch(() => undefined);
}
