import type { Cache } from './cache.ts';
import { type KeptFiles, openKeptFiles } from './kept-files.ts';

/** What files without a mistake declare. */
export type DocumentCache = KeptFiles;

export const noDocumentCache: DocumentCache = { get: () => undefined, keep: () => undefined };

/** Fewer documents are parsed before a cache is read. */
const manyDocuments = 100;

/**
 * The documents of the repository whose work tree stands at `root`: what its file system says of a path holds
 * nowhere else.
 *
 * @param from how many documents there must be at least
 */
export function openDocumentCache(
  cache: Cache,
  root: string,
  name: string,
  from = manyDocuments,
): DocumentCache {
  const kept = openKeptFiles(cache, { root, name });
  return {
    get: kept.get,
    keep(files) {
      let documents = 0;
      for (const file of files.values()) documents += file.documents.length;
      if (documents >= from) kept.keep(files);
    },
  };
}
