import { createHash } from 'node:crypto';
import type { Oid } from '../git-repository.ts';
import type { ObjectStore } from '../object-store.ts';
import { packEntry, packHeader } from '../pack/encode-pack.ts';
import { requireObject } from '../read-tree.ts';

/** Objects read at a time: their contents are held only until they are packed. */
const batch = 100;

/** A pack of the objects of these ids, in the parts that make up its bytes. */
export async function packObjects(store: ObjectStore, oids: readonly Oid[]): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [packHeader(oids.length)];
  for (let at = 0; at < oids.length; at += batch) {
    const objects = await Promise.all(oids.slice(at, at + batch).map((oid) => requireObject(store, oid)));
    for (const object of objects) parts.push(packEntry(object));
  }
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return [...parts, hash.digest()];
}
