import { openCache } from '../cache/cache.ts';
import { type DocumentCache, openDocumentCache } from '../cache/document-cache.ts';
import { sha256 } from '../digest/digest.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Session } from './session.ts';

/** The documents that earlier runs parsed, of the work tree that `git` is of. */
export function keptDocuments(
  { root, gitDirectory }: Pick<GitReader, 'root' | 'gitDirectory'>,
  { environment }: Pick<Session, 'environment'>,
): DocumentCache {
  // One for each work tree of a repository: what the file system says of a file is different in each.
  return openDocumentCache(
    openCache(gitDirectory, environment),
    root,
    `documents-${sha256(root).slice(0, 12)}`,
  );
}
