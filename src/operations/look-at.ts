import type { GitReader, Oid } from '../git/git-repository.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { openWorkTreeSource } from '../source/folder-source.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { type KeptModel, keptModel, noKeptModel } from './kept-model.ts';
import type { Session } from './session.ts';

/** What is looked at: a repository, and the files of it that count. */
export interface LookedAt {
  readonly git: GitReader;
  readonly tree: SourceTree;
  readonly kept: () => KeptModel;
}

/**
 * The work tree; or a commit, as if it were checked out and nothing were changed since. It is not: its files are read as
 * objects, so that no hook, filter or link of it comes into it, and nothing is kept of what a stranger may have written.
 */
export function lookAt(git: GitReader, session: Session, commit: Oid | undefined): LookedAt {
  if (commit === undefined)
    return { git, tree: openWorkTreeSource(git), kept: () => keptModel(git, session) };
  return {
    git: {
      ...git,
      head: async () => ({ ref: undefined, commit }),
      workTreeChanges: async () => [],
      leftOutFiles: async () => [],
    },
    tree: openCommitSource(git, commit),
    kept: () => noKeptModel,
  };
}
