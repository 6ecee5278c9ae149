import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../digest/json.ts';
import type { Document } from '../parse/document.ts';
import type { Kind } from '../schema/kinds.ts';
import type { Cache } from './cache.ts';

/** A file in which there was no mistake, and what it declares. */
export interface KeptFile {
  /** The id of its content as a Git blob. */
  readonly oid: string;
  /** What the file system says of it while it holds that content: see `stampOf`. */
  readonly stamp: string | undefined;
  readonly documents: readonly Document[];
}

/** The documents of files as they were last read, by path. */
export interface DocumentCache {
  get(path: string): KeptFile | undefined;
  /** Keeps these and no others; writes only where something is new. */
  keep(files: ReadonlyMap<string, KeptFile>): void;
}

export const noDocumentCache: DocumentCache = { get: () => undefined, keep: () => undefined };

/** Fewer documents are parsed before a cache is read. */
const manyDocuments = 100;
/** So many new files, or this share of those kept, are written beside the others instead of with them. */
const few = { files: 32, share: 1 / 16 };

/**
 * The documents of the repository whose work tree stands at `root`. They are in two sealed files: `all`, and `since`,
 * which holds what is new since `all` was written, so that after one change little is written.
 *
 * @param from how many documents there must be at least
 */
export function openDocumentCache(
  cache: Cache,
  root: string,
  name: string,
  from = manyDocuments,
): DocumentCache {
  const all = readKept(cache, `${name}-all`, { root });
  const since = all === undefined ? undefined : readKept(cache, `${name}-since`, { root, of: all.version });
  const written = new Map(all?.files);
  const known = new Map([...written, ...(since?.files ?? [])]);
  return {
    get: (path) => known.get(path),
    keep(files) {
      const isNew = [...files].some(([path, file]) => !isSame(known.get(path), file));
      const hasLeft = written.size > 2 * files.size + few.files;
      if (!isNew && !hasLeft) return;
      if (all === undefined && countDocuments(files) < from) return;
      const later = [...files].filter(([path, file]) => !isSame(written.get(path), file));
      const version = randomBytes(16).toString('hex');
      if (all === undefined || hasLeft || later.length > Math.max(few.files, written.size * few.share))
        cache.write(`${name}-all`, encode({ root, version }, files));
      else cache.write(`${name}-since`, encode({ root, of: all.version, version }, later));
    },
  };
}

function countDocuments(files: ReadonlyMap<string, KeptFile>): number {
  return [...files.values()].reduce((sum, { documents }) => sum + documents.length, 0);
}

function isSame(kept: KeptFile | undefined, file: KeptFile): boolean {
  return kept !== undefined && kept.oid === file.oid && kept.stamp === file.stamp;
}

interface Heading {
  readonly version: string;
  /** Where the work tree stands: what its file system says of a path holds nowhere else. */
  readonly root: string;
  /** Of `since`: the version of `all` that it continues. */
  readonly of?: string;
}

type StoredDocument = readonly [kind: Kind, document: number, path: (string | number)[], body: JsonObject];
type StoredFile = readonly [
  path: string,
  oid: string,
  stamp: string | null,
  documents: readonly StoredDocument[],
];

function encode(heading: Heading, files: Iterable<readonly [string, KeptFile]>): readonly Buffer[] {
  const stored = [...files].map(([path, { oid, stamp, documents }]) => [
    path,
    oid,
    stamp ?? null,
    documents.map(({ kind, body, origin }) => [kind, origin.document, origin.path, body]),
  ]);
  return [Buffer.from(`${JSON.stringify(heading)}\n`), Buffer.from(JSON.stringify(stored))];
}

function readKept(
  cache: Cache,
  name: string,
  { root, of }: Pick<Heading, 'root' | 'of'>,
): { readonly version: string; readonly files: ReadonlyMap<string, KeptFile> } | undefined {
  const content = cache.read(name);
  if (content === undefined) return undefined;
  const end = content.indexOf(0x0a);
  const heading = JSON.parse(content.toString('utf8', 0, end)) as Heading;
  if (heading.root !== root || heading.of !== of) return undefined;
  const stored = JSON.parse(content.toString('utf8', end + 1)) as readonly StoredFile[];
  return { version: heading.version, files: new Map(stored.map(decode)) };
}

function decode([file, oid, stamp, documents]: StoredFile): readonly [string, KeptFile] {
  const read = documents.map(([kind, document, path, body]) => ({
    kind,
    body,
    origin: { file, document, path },
  }));
  return [file, { oid, stamp: stamp ?? undefined, documents: read }];
}
