import { randomBytes } from 'node:crypto';
import type { FileFacts, FileStamp } from '../disk/file-stamp.ts';
import type { Document } from '../parse/document.ts';
import type { Cache } from './cache.ts';
import { type DocumentTable, encodeTable, readTable } from './document-table.ts';

/** A file in which there was no mistake, and what it declares. */
export interface KeptFile {
  /** The id of its content as a Git blob. */
  readonly oid: string;
  /** What the file system says of it while it holds that content. */
  readonly stamp: FileStamp | undefined;
  readonly documents: readonly Document[];
}

/** One that was read from what was kept. */
export interface StoredFile extends KeptFile {
  readonly isStamped: boolean;
  /** Whether it has the same stamp. */
  isStill(found: FileFacts): boolean;
}

/** What files declared as they were last read, by path. */
export interface KeptFiles {
  get(path: string): StoredFile | undefined;
  /** Keeps these and no others; writes only where something is new. */
  keep(files: ReadonlyMap<string, KeptFile>): void;
}

/** So many new files, or this share of those kept, are written beside the others instead of with them. */
const few = { files: 32, share: 1 / 16 };

/**
 * The files kept under a name. They are in two sealed files: `all`, and `since`, which holds what is new since `all`
 * was written, so that after one change little is written.
 *
 * @param root what the paths are relative to: elsewhere nothing of it holds
 */
export function openKeptFiles(
  cache: Cache,
  { root, name }: { readonly root: string; readonly name: string },
): KeptFiles {
  const all = readKept(cache, `${name}-all`, { root });
  const since = all === undefined ? undefined : readKept(cache, `${name}-since`, { root, of: all.version });
  const write = (file: string, heading: Heading, files: Iterable<readonly [string, KeptFile]>) => {
    const table = encodeTable(files);
    if (table !== undefined) cache.write(file, [Buffer.from(`${JSON.stringify(heading)}\n`), ...table]);
  };
  const get = (path: string) => since?.table.get(path) ?? all?.table.get(path);
  return {
    get,
    keep(files) {
      const size = all?.table.size ?? 0;
      const hasLeft = size > 2 * files.size + few.files;
      const later: (readonly [string, KeptFile])[] = [];
      for (const entry of files) if (!isSame(all?.table.get(entry[0]), entry[1])) later.push(entry);
      if (!hasLeft && isAll(later, since?.table)) return;
      const version = randomBytes(16).toString('hex');
      if (all === undefined || hasLeft || later.length > Math.max(few.files, size * few.share))
        write(`${name}-all`, { root, version }, files);
      else write(`${name}-since`, { root, of: all.version, version }, later);
    },
  };
}

/** Whether a table holds these files and no others. */
function isAll(files: readonly (readonly [string, KeptFile])[], table: DocumentTable | undefined): boolean {
  if (files.length !== (table?.size ?? 0)) return false;
  return files.every(([path, file]) => isSame(table?.get(path), file));
}

function isSame(kept: StoredFile | undefined, file: KeptFile): boolean {
  if (kept === undefined || kept === file) return kept === file;
  if (kept.oid !== file.oid) return false;
  const [was, is] = [kept.stamp, file.stamp];
  return was === undefined || is === undefined ? was === is : is.every((fact, at) => fact === was[at]);
}

interface Heading {
  readonly version: string;
  readonly root: string;
  /** Of `since`: the version of `all` that it continues. */
  readonly of?: string;
}

function readKept(
  cache: Cache,
  name: string,
  { root, of }: Pick<Heading, 'root' | 'of'>,
): { readonly version: string; readonly table: DocumentTable } | undefined {
  const content = cache.read(name);
  if (content === undefined) return undefined;
  const end = content.indexOf(0x0a);
  const heading = JSON.parse(content.toString('utf8', 0, end)) as Heading;
  if (heading.root !== root || heading.of !== of) return undefined;
  return { version: heading.version, table: readTable(content.subarray(end + 1)) };
}
