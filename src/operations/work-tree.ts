import { BylawError } from '../diagnostic/bylaw-error.ts';
import { openWorkTree } from '../git/open-work-tree.ts';
import { openFolderSource, openWorkTreeSource } from '../source/folder-source.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { type KeptModel, keptModel, noKeptModel } from './kept-model.ts';
import type { Session } from './session.ts';

/** The work tree, its top, and what is kept of its files; the session's folder where there is no repository yet. */
export async function workTree(session: Session): Promise<{
  readonly root: string;
  readonly tree: SourceTree;
  readonly openKept: () => KeptModel;
}> {
  try {
    const git = await openWorkTree(session.cwd, session.environment);
    return { root: git.root, tree: openWorkTreeSource(git), openKept: () => keptModel(git, session) };
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/no-repository') throw error;
    return { root: session.cwd, tree: openFolderSource(session.cwd), openKept: () => noKeptModel };
  }
}
