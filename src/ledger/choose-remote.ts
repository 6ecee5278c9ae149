import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { GitReader } from '../git/git-repository.ts';
import { branchOf } from './ledger-failures.ts';

/**
 * The remote that the entries of a ledger go to: `wanted` (see `ledger.remote` of bylaw.yaml), else the one that
 * Git's configuration has for the branch, else `origin`, else the only one there is. Undefined for `none`, and where
 * the repository has no remote.
 * @throws BylawError `ledger/which-remote`: to guess would give the ledger two histories
 */
export async function chooseRemote(
  git: GitReader,
  ref: string,
  wanted: string | undefined,
): Promise<string | undefined> {
  if (wanted === 'none') return undefined;
  const known = await git.remotes();
  if (wanted !== undefined) {
    if (known.includes(wanted)) return wanted;
    const otherwise =
      known.length === 0 ? `\`git remote add ${wanted} URL\`` : `\`git remote\` lists ${known.join(', ')}`;
    throw new BylawError(
      'ledger/which-remote',
      `bylaw.yaml keeps the ledger at the remote \`${wanted}\`, which this repository does not have`,
      didYouMean(wanted, known, otherwise),
    );
  }
  const configured = await git.configuredRemote(branchOf(ref));
  if (configured !== undefined && known.includes(configured)) return configured;
  if (known.includes('origin') || known.length < 2) return known.includes('origin') ? 'origin' : known[0];
  throw new BylawError(
    'ledger/which-remote',
    `the ledger could belong to any of the remotes ${known.join(', ')}`,
    { hint: 'name one in bylaw.yaml: `ledger: {remote: NAME}`; `none` keeps the ledger in this clone' },
  );
}
