import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Oid } from '../git-repository.ts';

/** One line of Git's index: a path with what was last known of its file. */
export interface IndexEntry {
  readonly path: string;
  readonly oid: Oid;
  /** As in a tree: `100644`, `100755`, `120000`, `160000`. */
  readonly mode: string;
  /** 0, or the side of a conflict (1 base, 2 ours, 3 theirs). */
  readonly stage: number;
  /** The user promised that the file does not change, or it lies outside a sparse checkout. */
  readonly unwatched: boolean;
  /** Git was told to leave the file out of the work tree. */
  readonly leftOut: boolean;
  readonly mtimeSeconds: number;
  readonly mtimeNanoseconds: number;
  readonly inode: number;
  readonly size: number;
}

/** The entries of an index file (versions 2 to 4, SHA-1). Throws `git/unsupported` for a split one. */
export function parseIndex(bytes: Buffer): readonly IndexEntry[] {
  const version = bytes.length < 32 ? 0 : bytes.readUInt32BE(4);
  if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) {
    throw new BylawError('git/unsupported', `the index is of an unknown format (version ${version})`);
  }
  const entries: IndexEntry[] = [];
  let at = 12;
  let previous: Buffer = Buffer.alloc(0);
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const flags = bytes.readUInt16BE(at + 60);
    const extended = (flags & 0x4000) !== 0;
    const start = at + (extended ? 64 : 62);
    const name = version === 4 ? compressedName(bytes, start, previous) : plainName(bytes, start, at);
    const leftOut = extended && (bytes.readUInt16BE(at + 62) & 0x4000) !== 0;
    entries.push({
      ...readStat(bytes, at),
      path: name.path.toString('utf8'),
      stage: (flags >> 12) & 3,
      unwatched: leftOut || (flags & 0x8000) !== 0,
      leftOut,
    });
    previous = name.path;
    at = name.next;
  }
  assertWhole(bytes, at);
  return entries;
}

function readStat(bytes: Buffer, at: number) {
  return {
    mtimeSeconds: bytes.readUInt32BE(at + 8),
    mtimeNanoseconds: bytes.readUInt32BE(at + 12),
    inode: bytes.readUInt32BE(at + 20),
    mode: bytes.readUInt32BE(at + 24).toString(8),
    size: bytes.readUInt32BE(at + 36),
    oid: bytes.toString('hex', at + 40, at + 60),
  };
}

interface EntryName {
  readonly path: Buffer;
  readonly next: number;
}

/** Ended by NUL, and padded with more until the entry's length is a multiple of eight. */
function plainName(bytes: Buffer, start: number, entry: number): EntryName {
  const end = bytes.indexOf(0, start);
  const length = end - entry;
  return { path: bytes.subarray(start, end), next: entry + length + (8 - (length % 8)) };
}

/** Version 4: how many bytes of the name before to drop, then what follows the rest. */
function compressedName(bytes: Buffer, start: number, previous: Buffer): EntryName {
  let at = start;
  let byte = bytes.readUInt8(at++);
  let dropped = byte & 0x7f;
  while (byte & 0x80) {
    byte = bytes.readUInt8(at++);
    dropped = ((dropped + 1) << 7) | (byte & 0x7f);
  }
  const end = bytes.indexOf(0, at);
  const kept = previous.subarray(0, previous.length - dropped);
  return { path: Buffer.concat([kept, bytes.subarray(at, end)]), next: end + 1 };
}

/**
 * After the entries stand extensions: `link` names a second file that holds most of a split index, `sdir` says that
 * some entries are whole folders.
 */
function assertWhole(bytes: Buffer, start: number): void {
  let at = start;
  while (at + 8 <= bytes.length - 20) {
    const extension = bytes.toString('latin1', at, at + 4);
    if (extension === 'link') throw unsupported('the index is split (core.splitIndex)');
    if (extension === 'sdir') throw unsupported('the index is sparse (index.sparse)');
    at += 8 + bytes.readUInt32BE(at + 4);
  }
}

function unsupported(why: string): BylawError {
  return new BylawError('git/unsupported', `${why}: the isomorphic backend cannot read it`, {
    hint: 'install Git 2.31 or newer, or unset BYLAW_GIT',
  });
}
