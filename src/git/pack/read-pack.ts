import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type InflateRaw, inflateSync, type ZlibOptions } from 'node:zlib';
import type { Oid } from '../git-repository.ts';
import { objectId } from '../object-id.ts';
import type { GitObject, NamedObject } from '../object-store.ts';
import { applyDelta } from './apply-delta.ts';
import { type EntryHeader, readEntryHeader } from './entry-header.ts';
import type { PackLimits } from './pack-limits.ts';

/** One entry as it is stored. */
interface Entry extends Pick<EntryHeader, 'kind' | 'base'> {
  readonly offset: number;
  /** Where the entry after it begins. */
  readonly next: number;
  readonly data: Buffer;
}

/** Contents that differences build on, kept for as long as there is room. Bytes. */
const kept = 64 << 20;

/**
 * Reads a pack (SHA-1) whole, and hands each object to `onObject`, with its bytes there. Throws a RangeError where it is malformed, is not
 * whole in itself, or goes beyond the limits.
 */
export async function readPack(
  pack: Buffer,
  limits: PackLimits,
  onObject: (object: NamedObject, stored: Buffer) => void,
): Promise<void> {
  const count = readHeader(pack, limits);
  const reader = new PackReader(pack, limits);
  let at = 12;
  for (let index = 0; index < count; index++) {
    const entry = reader.entryAt(at);
    onObject(reader.resolve(entry), pack.subarray(at, entry.next));
    at = entry.next;
    // Thousands of objects take seconds, in which others (progress, a signal) must get their turn.
    if (index % 500 === 499) await nextTurn();
  }
  if (at !== pack.length - 20) throw new RangeError('a pack holds more than it says');
}

function readHeader(pack: Buffer, limits: PackLimits): number {
  if (pack.length < 32 || pack.toString('latin1', 0, 4) !== 'PACK' || pack.readUInt32BE(4) !== 2) {
    throw new RangeError('what was sent is no pack');
  }
  const sum = createHash('sha1').update(pack.subarray(0, -20)).digest();
  if (!sum.equals(pack.subarray(-20))) throw new RangeError('a pack is damaged or cut off');
  const count = pack.readUInt32BE(8);
  if (count > limits.count) throw new RangeError(`a pack holds ${count} objects`);
  return count;
}

class PackReader {
  readonly #pack: Buffer;
  readonly #limits: PackLimits;
  readonly #offsets = new Map<Oid, number>();
  readonly #contents = new Map<number, GitObject>();
  #contentsLength = 0;
  #work = 0;

  constructor(pack: Buffer, limits: PackLimits) {
    this.#pack = pack;
    this.#limits = limits;
  }

  /** The object of an entry, named; those it builds on stand before it. */
  resolve(entry: Entry): NamedObject {
    const differences: Entry[] = [];
    let below = entry;
    let object = this.#contents.get(below.offset);
    while (object === undefined) {
      if (below.kind !== undefined) {
        object = { kind: below.kind, content: below.data };
        this.#keep(below.offset, object);
        break;
      }
      differences.push(below);
      const base = this.#baseOf(below);
      object = this.#contents.get(base);
      if (object === undefined) below = this.entryAt(base);
    }
    for (const difference of differences.reverse()) {
      const content = applyDelta(object.content, difference.data, this.#limits.object);
      this.#count(content.length);
      object = { kind: object.kind, content };
      this.#keep(difference.offset, object);
    }
    const oid = objectId('sha1', object.kind, object.content);
    this.#offsets.set(oid, entry.offset);
    return { ...object, oid };
  }

  #baseOf({ base, offset }: Entry): number {
    const found = typeof base === 'string' ? this.#offsets.get(base) : base;
    if (found === undefined || found < 12 || found >= offset) {
      throw new RangeError('a pack builds on an object that it does not hold');
    }
    return found;
  }

  #keep(offset: number, object: GitObject): void {
    if (this.#contents.has(offset) || object.content.length > kept / 4) return;
    this.#contents.set(offset, object);
    this.#contentsLength += object.content.length;
    for (const [oldest, { content }] of this.#contents) {
      if (this.#contentsLength <= kept) return;
      this.#contents.delete(oldest);
      this.#contentsLength -= content.length;
    }
  }

  #count(bytes: number): void {
    this.#work += bytes + 64;
    if (this.#work > this.#limits.work) throw new RangeError('a pack unpacks to more than is taken');
  }

  entryAt(offset: number): Entry {
    const { kind, base, size, next } = readEntryHeader(this.#pack, offset, offset);
    if (size > this.#limits.object) throw new RangeError(`a pack holds an object of ${size} bytes`);
    this.#count(size);
    const [data, length] = inflate(this.#pack.subarray(next, -20), size);
    return { offset, next: next + length, kind, base, data };
  }
}

/** The bytes that the stream at the start of `from` holds, and how long it is. They must be `size`. */
function inflate(from: Buffer, size: number): [Buffer, number] {
  const options: ZlibOptions = {
    info: true,
    maxOutputLength: size + 1,
    chunkSize: Math.min(size + 64, 1 << 16),
  };
  const { buffer, engine } = inflateSync(from, options) as unknown as Inflated;
  if (buffer.length !== size) throw new RangeError('an object of a pack is not as long as it says');
  return [buffer, engine.bytesWritten];
}

/** What `inflateSync` gives with `info: true`. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: Pick<InflateRaw, 'bytesWritten'>;
}
