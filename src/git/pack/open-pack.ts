import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Oid } from '../git-repository.ts';
import type { GitObject } from '../object-store.ts';
import { applyDelta } from './apply-delta.ts';
import { type EntryHeader, readEntryHeader } from './entry-header.ts';
import { type PackIndex, parsePackIndex } from './pack-index.ts';

export interface OpenPack {
  /** Undefined where the pack has no such object. Throws a RangeError where it is damaged. */
  read(oid: Oid): GitObject | undefined;
  close(): void;
}

/** Git makes chains of 50. */
const longestChain = 5_000;
/** How many bytes of objects that others are made of are kept. */
const keptBytes = 32 * 1024 * 1024;

/** One pack and its index, `name` without `.pack`; undefined where it is not of a kind that Bylaw reads itself. */
export function openPack(name: string): OpenPack | undefined {
  const bytes = readFileSync(`${name}.idx`);
  const file = openSync(`${name}.pack`, 'r');
  const index = parsePackIndex(bytes, fstatSync(file).size);
  const start = readAt(file, 0, 8);
  if (index === undefined || start.toString('latin1', 0, 4) !== 'PACK' || start.readUInt32BE(4) !== 2) {
    closeSync(file);
    return undefined;
  }
  const bases = new Map<number, GitObject>();
  let kept = 0;

  function readEntry(offset: number, depth: number): GitObject {
    const known = bases.get(offset);
    if (known !== undefined) return known;
    if (depth > longestChain) throw new RangeError('a chain of deltas has no end');
    const entry = entryAt(file, index as PackIndex, offset);
    const object =
      entry.kind === undefined ? fromDelta(entry, depth) : { kind: entry.kind, content: entry.content };
    if (depth > 0 && object.content.length < keptBytes) {
      if (kept > keptBytes) {
        bases.clear();
        kept = 0;
      }
      bases.set(offset, object);
      kept += object.content.length;
    }
    return object;
  }

  function fromDelta({ base, content }: Entry, depth: number): GitObject {
    const at = typeof base === 'string' ? index?.find(base) : base;
    if (at === undefined) throw new RangeError('a delta is of an object that the pack has not');
    const { kind, content: before } = readEntry(at, depth + 1);
    return { kind, content: applyDelta(before, content) };
  }

  return {
    read(oid) {
      const offset = index.find(oid);
      return offset === undefined ? undefined : readEntry(offset, 0);
    },
    close: () => closeSync(file),
  };
}

interface Entry extends Pick<EntryHeader, 'kind' | 'base'> {
  readonly content: Uint8Array;
}

function entryAt(file: number, index: PackIndex, offset: number): Entry {
  const end = index.endOf(offset);
  if (end === undefined || end <= offset) throw new RangeError('an offset leads to no object');
  const bytes = readAt(file, offset, end - offset);
  const { kind, base, size, next } = readEntryHeader(bytes, 0, offset);
  const content = inflateSync(bytes.subarray(next), { maxOutputLength: Math.max(size, 1) });
  if (content.length !== size) throw new RangeError('an object is not as long as it says');
  return { kind, base, content };
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, offset + read);
    if (more === 0) throw new RangeError('the pack is cut short');
    read += more;
  }
  return bytes;
}
