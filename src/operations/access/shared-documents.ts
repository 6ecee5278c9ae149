import type { DocumentCache } from '../../cache/document-cache.ts';
import type { KeptFile } from '../../cache/kept-files.ts';
import type { GitReader } from '../../git/git-repository.ts';
import { type KeptModel, keptModel } from '../kept-model.ts';
import type { Session } from '../session.ts';

/** What is known of files while two sides are read, of which most say the same in both. */
export interface SharedDocuments {
  /** Of a commit; what is kept of the work tree stays as it is. */
  commit(): KeptModel;
  workTree(): KeptModel;
}

/** A file that has the same content on both sides, or as it was last read here, is parsed once. */
export function sharedDocuments(git: GitReader, session: Session): SharedDocuments {
  const kept = keptModel(git, session);
  const read = new Map<string, KeptFile>();
  const stored = (path: string): ReturnType<DocumentCache['get']> => {
    const file = read.get(path);
    return file === undefined ? undefined : { ...file, isStamped: false, isStill: () => false };
  };
  return {
    commit: () => ({
      documents: {
        get: (path) => stored(path) ?? kept.documents.get(path),
        keep(files) {
          for (const [path, file] of files) read.set(path, file);
        },
      },
    }),
    workTree: () => ({
      ...kept,
      documents: { ...kept.documents, get: (path) => kept.documents.get(path) ?? stored(path) },
    }),
  };
}
