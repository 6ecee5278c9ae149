import { randomBytes } from 'node:crypto';
import type { Json } from '../digest/json.ts';
import type { Cache } from './cache.ts';

/** A file in which there was no mistake, and what was made of it. */
export interface KeptFile<T> {
  /** The id of its content as a Git blob. */
  readonly oid: string;
  /** What the file system says of it while it holds that content: see `stampOf`. */
  readonly stamp: string | undefined;
  readonly value: T;
}

/** What was made of files as they were last read, by path. */
export interface KeptFiles<T> {
  get(path: string): KeptFile<T> | undefined;
  /** Keeps these and no others; writes only where something is new. */
  keep(files: ReadonlyMap<string, KeptFile<T>>): void;
}

/** How what is kept of a file is written, and read again: `write` and `read` are each other's inverse. */
export interface Codec<T> {
  write(value: T): Json;
  read(path: string, written: Json): T;
}

/** So many new files, or this share of those kept, are written beside the others instead of with them. */
const few = { files: 32, share: 1 / 16 };

/**
 * The files kept under a name. They are in two sealed files: `all`, and `since`, which holds what is new since `all`
 * was written, so that after one change little is written.
 *
 * @param root what the paths are relative to: elsewhere nothing of it holds
 */
export function openKeptFiles<T>(
  cache: Cache,
  { root, name }: { readonly root: string; readonly name: string },
  codec: Codec<T>,
): KeptFiles<T> {
  const all = readKept(cache, `${name}-all`, { root }, codec);
  const since =
    all === undefined ? undefined : readKept(cache, `${name}-since`, { root, of: all.version }, codec);
  const written: ReadonlyMap<string, KeptFile<T>> = all?.files ?? new Map();
  const get = (path: string) => since?.files.get(path) ?? written.get(path);
  return {
    get,
    keep(files) {
      const hasLeft = written.size > 2 * files.size + few.files;
      if (!hasLeft && !hasNew(files, get)) return;
      const later = [...files].filter(([path, file]) => !isSame(written.get(path), file));
      const version = randomBytes(16).toString('hex');
      if (all === undefined || hasLeft || later.length > Math.max(few.files, written.size * few.share))
        cache.write(`${name}-all`, encode({ root, version }, files, codec));
      else cache.write(`${name}-since`, encode({ root, of: all.version, version }, later, codec));
    },
  };
}

function hasNew(
  files: ReadonlyMap<string, KeptFile<unknown>>,
  get: (path: string) => KeptFile<unknown> | undefined,
): boolean {
  for (const [path, file] of files) if (!isSame(get(path), file)) return true;
  return false;
}

function isSame(kept: KeptFile<unknown> | undefined, file: KeptFile<unknown>): boolean {
  return kept !== undefined && kept.oid === file.oid && kept.stamp === file.stamp;
}

interface Heading {
  readonly version: string;
  readonly root: string;
  /** Of `since`: the version of `all` that it continues. */
  readonly of?: string;
}

type StoredFile = readonly [path: string, oid: string, stamp: string | null, value: Json];

function encode<T>(
  heading: Heading,
  files: Iterable<readonly [string, KeptFile<T>]>,
  codec: Codec<T>,
): readonly Buffer[] {
  const stored = [...files].map(([path, { oid, stamp, value }]) => [
    path,
    oid,
    stamp ?? null,
    codec.write(value),
  ]);
  return [Buffer.from(`${JSON.stringify(heading)}\n`), Buffer.from(JSON.stringify(stored))];
}

function readKept<T>(
  cache: Cache,
  name: string,
  { root, of }: Pick<Heading, 'root' | 'of'>,
  codec: Codec<T>,
): { readonly version: string; readonly files: ReadonlyMap<string, KeptFile<T>> } | undefined {
  const content = cache.read(name);
  if (content === undefined) return undefined;
  const end = content.indexOf(0x0a);
  const heading = JSON.parse(content.toString('utf8', 0, end)) as Heading;
  if (heading.root !== root || heading.of !== of) return undefined;
  const stored = JSON.parse(content.toString('utf8', end + 1)) as readonly StoredFile[];
  const files = new Map<string, KeptFile<T>>();
  for (const [path, oid, stamp, value] of stored)
    files.set(path, { oid, stamp: stamp ?? undefined, value: codec.read(path, value) });
  return { version: heading.version, files };
}
