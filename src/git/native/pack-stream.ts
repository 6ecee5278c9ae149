import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { NamedObject, ObjectFormat, ObjectKind } from '../object-store.ts';

const kindNumbers = { commit: 1, tree: 2, blob: 3, tag: 4 } as const satisfies Record<ObjectKind, number>;

/** A pack (version 2) of whole objects, in the parts that make up its bytes. */
export function encodePack(format: ObjectFormat, objects: readonly NamedObject[]): readonly Uint8Array[] {
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const parts: Uint8Array[] = [header];
  for (const { kind, content } of objects)
    parts.push(entryHeader(kind, content.length), deflateSync(content));
  const hash = createHash(format);
  for (const part of parts) hash.update(part);
  return [...parts, hash.digest()];
}

/** Kind and size: four bits of the size beside the kind, then seven a byte, lowest first. */
function entryHeader(kind: ObjectKind, size: number): Uint8Array {
  const bytes: number[] = [];
  let byte = (kindNumbers[kind] << 4) | (size & 15);
  let rest = Math.floor(size / 16);
  while (rest > 0) {
    bytes.push(byte | 0x80);
    byte = rest & 0x7f;
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, byte]);
}
