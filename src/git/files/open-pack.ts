import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Oid } from '../git-repository.ts';
import type { GitObject, ObjectKind } from '../object-store.ts';
import { applyDelta } from './apply-delta.ts';
import { type PackIndex, parsePackIndex } from './pack-index.ts';

export interface OpenPack {
  /** Undefined where the pack has no such object. Throws a RangeError where it is damaged. */
  read(oid: Oid): GitObject | undefined;
  close(): void;
}

const kinds: Readonly<Record<number, ObjectKind>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const [offsetDelta, referenceDelta] = [6, 7];
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
    const object = entry.base === undefined ? wholeObject(entry) : fromDelta(entry.base, entry, depth);
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

  function fromDelta(base: number | Oid, { content }: Entry, depth: number): GitObject {
    const at = typeof base === 'number' ? base : index?.find(base);
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

interface Entry {
  readonly type: number;
  /** Of a delta: the offset or the id of what it is made of. */
  readonly base: number | Oid | undefined;
  readonly content: Uint8Array;
}

function entryAt(file: number, index: PackIndex, offset: number): Entry {
  const end = index.endOf(offset);
  if (end === undefined || end <= offset) throw new RangeError('an offset leads to no object');
  const bytes = readAt(file, offset, end - offset);
  let at = 0;
  const next = () => {
    const value = bytes[at++];
    if (value === undefined) throw new RangeError('an object is cut short');
    return value;
  };
  let part = next();
  const type = (part >> 4) & 7;
  let [size, scale] = [part & 15, 16];
  for (; part >= 0x80; scale *= 128) {
    part = next();
    size += (part & 0x7f) * scale;
  }
  let base: number | Oid | undefined;
  if (type === offsetDelta) {
    part = next();
    let back = part & 0x7f;
    while (part >= 0x80) {
      part = next();
      back = (back + 1) * 128 + (part & 0x7f);
    }
    base = offset - back;
  } else if (type === referenceDelta) {
    base = bytes.toString('hex', at, at + 20);
    at += 20;
  }
  const content = inflateSync(bytes.subarray(at), { maxOutputLength: Math.max(size, 1) });
  if (content.length !== size) throw new RangeError('an object is not as long as it says');
  return { type, base, content };
}

function wholeObject({ type, content }: Entry): GitObject {
  const kind = kinds[type];
  if (kind === undefined) throw new RangeError(`there are no objects of type ${type}`);
  return { kind, content };
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
