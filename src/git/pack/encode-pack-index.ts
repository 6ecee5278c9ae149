import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ObjectFormat } from '../object-store.ts';
import type { Pack } from './encode-pack.ts';

/** The index (version 2) of a pack, which must be smaller than 2 GB: where each object begins, sorted by id. */
export function encodePackIndex(format: ObjectFormat, { entries, checksum }: Pack): Buffer {
  let offset = 12;
  const placed = entries.map(({ oid, bytes }) => {
    const at = offset;
    offset += bytes.length;
    return { id: Buffer.from(oid, 'hex'), at, sum: crc32(bytes) };
  });
  placed.sort((a, b) => Buffer.compare(a.id, b.id));
  const header = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
  const body = Buffer.concat([
    header,
    numbers(fanOut(placed.map(({ id }) => id[0] ?? 0))),
    ...placed.map(({ id }) => id),
    numbers(placed.map(({ sum }) => sum)),
    numbers(placed.map(({ at }) => at)),
    checksum,
  ]);
  return Buffer.concat([body, createHash(format).update(body).digest()]);
}

/** For each first byte, how many ids begin with it or a smaller one. */
function fanOut(firstBytes: readonly number[]): readonly number[] {
  const counts = new Array<number>(256).fill(0);
  for (const byte of firstBytes) counts[byte] = (counts[byte] ?? 0) + 1;
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}
