import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Oid } from '../git-repository.ts';
import type { GitObject, NamedObject, ObjectFormat, ObjectKind } from '../object-store.ts';

const kindNumbers = { commit: 1, tree: 2, blob: 3, tag: 4 } as const satisfies Record<ObjectKind, number>;

/** What a small object needs of memory: making ready more would take most of the time, to the same result. */
const small = { windowBits: 12, memLevel: 5, chunkSize: 1024 };

export interface Pack {
  /** The parts that make up its bytes. */
  readonly parts: readonly Uint8Array[];
  /** What stands in it, in order. */
  readonly entries: readonly PackEntry[];
  /** The hash of all before it, which ends the pack. */
  readonly checksum: Buffer;
}

export interface PackEntry {
  readonly oid: Oid;
  readonly bytes: Uint8Array;
}

/** A pack (version 2) of whole objects. */
export function encodePack(format: ObjectFormat, objects: readonly NamedObject[]): Pack {
  const header = packHeader(objects.length);
  const entries = objects.map((object) => ({ oid: object.oid, bytes: packEntry(object) }));
  const hash = createHash(format).update(header);
  for (const { bytes } of entries) hash.update(bytes);
  const checksum = hash.digest();
  return { parts: [header, ...entries.map(({ bytes }) => bytes), checksum], entries, checksum };
}

/** What a pack of so many objects begins with. */
export function packHeader(count: number): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(count, 8);
  return header;
}

/** An object as it stands in a pack. */
export function packEntry({ kind, content }: GitObject): Buffer {
  return Buffer.concat([
    entryHeader(kind, content.length),
    deflateSync(content, content.length > 4096 ? {} : small),
  ]);
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
