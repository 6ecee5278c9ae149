import type { JsonObject } from '../digest/json.ts';
import type { Document } from '../parse/document.ts';
import type { Kind } from '../schema/kinds.ts';
import type { Cache } from './cache.ts';
import { type Codec, type KeptFiles, openKeptFiles } from './kept-files.ts';

/** What files without a mistake declare. */
export type DocumentCache = KeptFiles<readonly Document[]>;

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
  const kept = openKeptFiles(cache, { root, name }, codec);
  return {
    get: kept.get,
    keep(files) {
      let documents = 0;
      for (const { value } of files.values()) documents += value.length;
      if (documents >= from) kept.keep(files);
    },
  };
}

type StoredDocument = readonly [kind: Kind, document: number, path: (string | number)[], body: JsonObject];

const codec: Codec<readonly Document[]> = {
  write: (documents) => documents.map(({ kind, body, origin }) => [kind, origin.document, origin.path, body]),
  read: (file, written) =>
    (written as unknown as readonly StoredDocument[]).map(([kind, document, path, body]) => ({
      kind,
      body,
      origin: { file, document, path },
    })),
};
