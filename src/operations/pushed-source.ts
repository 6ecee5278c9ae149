import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, LeadsTo, Oid } from '../git/git-repository.ts';
import { type LedgerPlace, placeOf } from '../ledger/ledger-place.ts';
import type { PushedSource } from '../plan/guards/unpushed.ts';

/**
 * Whether others can have a source from where the ledger is shared; undefined where this clone alone keeps that. A
 * remote that holds nothing but the ledger tells nothing of sources: then the other remotes of this clone are asked.
 * @throws BylawError what asking the ledger's remote throws
 */
export async function pushedSource(
  git: GitReader,
  place: LedgerPlace,
  commit: Oid,
): Promise<PushedSource | undefined> {
  const { ref, remote } = placeOf(place);
  if (remote === undefined) return undefined;
  const shallow = await git.isShallow();
  const told = (at: string, is: Exclude<LeadsTo, 'empty'>) => ({ commit, remote: at, is, shallow });
  const found = await git.remoteLeadsTo(remote, commit, ref);
  if (found !== 'empty') return told(remote, found);
  let best = told(remote, false);
  for (const other of (await git.remotes()).filter((name) => name !== remote)) {
    const there = await askOther(git, other, commit, ref);
    if (there === true) return told(other, there);
    if (there !== 'empty' && best.remote === remote) best = told(other, there);
  }
  return best;
}

async function askOther(git: GitReader, remote: string, commit: Oid, ref: string): Promise<LeadsTo> {
  try {
    return await git.remoteLeadsTo(remote, commit, ref);
  } catch (error) {
    // It need not be one that this clone can reach.
    if (error instanceof BylawError) return 'empty';
    throw error;
  }
}
