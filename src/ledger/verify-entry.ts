import { corruptLedger } from '../audit/corrupt.ts';
import { managedFolder } from '../audit/ledger-paths.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { ChainLink } from './chain-link.ts';
import { emptyTree } from './empty-tree.ts';

/**
 * Throws `ledger/corrupt` where an entry does not follow the one of sequence `before` (0: it is the first), or
 * names a state that is not the one beside it.
 */
export async function verifyEntry(
  git: GitReader,
  { commit, recorded }: ChainLink,
  before: number,
): Promise<void> {
  const { organization, sequence, state, target } = recorded.entry;
  if (sequence !== before + 1) {
    throw corruptLedger(`commit ${commit.oid} is entry ${sequence}, where entry ${before + 1} belongs`);
  }
  if (target === undefined) return;
  const folder = managedFolder({ organization, target });
  const found = (await git.objectAt(commit.tree, folder)) ?? emptyTree(commit.oid);
  if (found !== state) {
    throw corruptLedger(`commit ${commit.oid}: ${folder} is ${found}, not the recorded state ${state}`);
  }
}
