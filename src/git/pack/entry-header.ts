import type { Oid } from '../git-repository.ts';
import type { ObjectKind } from '../object-store.ts';

/** What stands before the compressed bytes of an object in a pack (SHA-1). */
export interface EntryHeader {
  /** Undefined for a difference. */
  readonly kind: ObjectKind | undefined;
  /** Of the content, or of the difference, once it is unpacked. */
  readonly size: number;
  /** Of a difference: the offset in the pack, or the id, of what it builds on. */
  readonly base: number | Oid | undefined;
  /** Where in `bytes` the compressed ones begin. */
  readonly next: number;
}

const kinds: readonly (ObjectKind | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag'];
const [offsetDelta, referenceDelta] = [6, 7];
/** Larger than any number in a pack that means anything, small enough to be exact. */
const largest = 2 ** 46;

/**
 * The header that begins at `at` of `bytes`, of an entry that stands at `offset` of its pack. Throws a RangeError
 * where it is malformed. See gitformat-pack(5).
 */
export function readEntryHeader(bytes: Buffer, at: number, offset: number): EntryHeader {
  let next = at;
  function byte(): number {
    const value = bytes[next++];
    if (value === undefined) throw new RangeError('an object of a pack is cut short');
    return value;
  }
  let part = byte();
  const type = (part >> 4) & 7;
  let size = part & 15;
  for (let scale = 16; part >= 0x80; scale *= 128) {
    part = byte();
    size += (part & 0x7f) * scale;
    if (scale > largest) throw new RangeError('a pack is malformed');
  }
  if (type === offsetDelta) {
    const base = offset - readDistance(byte);
    return { kind: undefined, size, base, next };
  }
  if (type === referenceDelta) {
    const base = bytes.toString('hex', next, next + 20);
    return { kind: undefined, size, base, next: next + 20 };
  }
  const kind = kinds[type];
  if (kind === undefined) throw new RangeError(`a pack holds an object of no known kind (${type})`);
  return { kind, size, base: undefined, next };
}

/** How far before, in bytes: seven bits a byte, highest first, each but the last one more than it says. */
function readDistance(byte: () => number): number {
  let part = byte();
  let back = part & 0x7f;
  while (part >= 0x80) {
    part = byte();
    back = (back + 1) * 128 + (part & 0x7f);
    if (back > largest) throw new RangeError('a pack is malformed');
  }
  return back;
}
