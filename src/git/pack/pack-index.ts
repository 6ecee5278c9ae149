import type { Oid } from '../git-repository.ts';

/** Where the objects of one pack stand in it. */
export interface PackIndex {
  /** The offset of an object, or undefined where the pack has none such. */
  find(oid: Oid): number | undefined;
  /** Where the entry that begins at `offset` ends; undefined where none begins there. */
  endOf(offset: number): number | undefined;
}

const idLength = 20;
const firstId = 8 + 256 * 4;
/** A checksum of the pack and one of the index. */
const trailer = 2 * idLength;

/**
 * Reads an index of version 2, as Git has written them since 2007, of a pack of `packLength` bytes. Undefined for
 * any other, and for one that is damaged: Bylaw then leaves the pack to others.
 */
export function parsePackIndex(bytes: Buffer, packLength: number): PackIndex | undefined {
  if (bytes.length < firstId + trailer || bytes.readUInt32BE(0) !== 0xff744f63 || bytes.readUInt32BE(4) !== 2)
    return undefined;
  const upTo = (first: number) => (first < 0 ? 0 : bytes.readUInt32BE(8 + first * 4));
  const count = upTo(255);
  const firstOffset = firstId + count * (idLength + 4);
  const firstLarge = firstOffset + count * 4;
  if (bytes.length < firstLarge + trailer) return undefined;
  for (let first = 0; first < 256; first++) if (upTo(first - 1) > upTo(first)) return undefined;

  function offsetAt(position: number): number {
    const small = bytes.readUInt32BE(firstOffset + position * 4);
    if (small < 0x80000000) return small;
    const at = firstLarge + (small - 0x80000000) * 8;
    return at + 8 + trailer > bytes.length ? Number.NaN : Number(bytes.readBigUInt64BE(at));
  }

  let sorted: Float64Array | undefined;
  function offsets(): Float64Array {
    sorted ??= Float64Array.from({ length: count }, (_, position) => offsetAt(position)).sort();
    return sorted;
  }

  return {
    find(oid) {
      const wanted = Buffer.from(oid, 'hex');
      const first = wanted[0] ?? 0;
      let [from, to] = [upTo(first - 1), upTo(first)];
      while (from < to) {
        const middle = (from + to) >>> 1;
        const at = firstId + middle * idLength;
        const order = bytes.compare(wanted, 0, idLength, at, at + idLength);
        if (order === 0) return offsetAt(middle);
        if (order < 0) from = middle + 1;
        else to = middle;
      }
      return undefined;
    },
    endOf(offset) {
      const all = offsets();
      let [from, to] = [0, all.length];
      while (from < to) {
        const middle = (from + to) >>> 1;
        if ((all[middle] ?? 0) < offset) from = middle + 1;
        else to = middle;
      }
      return all[from] === offset ? (all[from + 1] ?? packLength - idLength) : undefined;
    },
  };
}
