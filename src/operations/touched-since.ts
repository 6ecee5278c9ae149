import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { RepositorySettings } from '../model/repository/settings.ts';
import { ownPaths } from './own-changes.ts';

/** More commits than this are not looked at: then some of them is taken to have touched Bylaw's files. */
const lookedAt = 500;

/**
 * Whether any commit that `commit` has and `last` lacks has other files of Bylaw's than `last`. Each of those is a
 * commit that an old workflow could apply again, as if it were new.
 */
export async function touchedSince(
  git: GitReader,
  last: Oid,
  commit: Oid,
  settings: RepositorySettings,
): Promise<boolean> {
  const paths = ownPaths(settings);
  const ownTrees = async (at: Oid) =>
    (await Promise.all(paths.map((path) => (path === '' ? at : git.objectAt(at, path))))).join(' ');
  try {
    const before = await ownTrees(last);
    const waiting = [commit];
    const seen = new Set([last]);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      if (seen.size > lookedAt || (await ownTrees(next)) !== before) return true;
      seen.add(next);
      waiting.push(...(await git.readCommit(next)).parents);
    }
    return false;
  } catch (error) {
    // A shallow clone lacks commits that may have touched anything.
    if (error instanceof BylawError && error.code === 'git/missing-object') return true;
    throw error;
  }
}
