import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { LoadedModel } from './load-model.ts';
import { ownChanges } from './own-changes.ts';

/** Apply reads HEAD: what is not committed would silently not count. Throws `apply/dirty-work-tree`. */
export async function refuseDirty(
  git: GitReader,
  { settings, model }: LoadedModel,
  organizations: readonly string[] | undefined,
): Promise<void> {
  const changed = await ownChanges(git, settings, model, organizations);
  if (changed.length === 0) return;
  const shown = changed.slice(0, 5).join(', ');
  const more = changed.length > 5 ? ` and ${changed.length - 5} more` : '';
  throw new BylawError('apply/dirty-work-tree', `not committed: ${shown}${more}`, {
    hint: 'apply reads HEAD, never the work tree: commit the files, or `git stash` them',
  });
}
