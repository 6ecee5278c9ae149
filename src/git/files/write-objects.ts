import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { atMost } from '../../disk/at-most.ts';
import type { NamedObject } from '../object-store.ts';
import { fileFailure } from './file-failure.ts';
import { type LoosePlace, looseObjectState, removeLooseObject, writeLooseObject } from './loose-object.ts';

/** From this many on, objects stay together in a pack; fewer become files of their own, as after a small fetch. */
const packFrom = 100;

/** Puts objects on disk, to be there before a ref leads to them: few one by one, many by `pack`. */
export async function writeObjects(
  place: LoosePlace,
  shared: number,
  objects: readonly NamedObject[],
  pack: (objects: readonly NamedObject[]) => Promise<void>,
): Promise<void> {
  const unique = [...new Map(objects.map((object) => [object.oid, object])).values()];
  try {
    if (unique.length >= packFrom) {
      await clearDamaged(place, unique);
      await pack(unique);
    } else {
      // Waiting for the disk is most of it, and it writes several at a time.
      const inTurn = atMost(16);
      const done = unique.map((object) => inTurn(() => writeLooseObject(place, object, shared)));
      // All have ended before the first failure is told.
      for (const each of await Promise.allSettled(done)) if (each.status === 'rejected') throw each.reason;
    }
  } catch (error) {
    throw fileFailure('writing objects', error);
  }
}

/** What a loss of power left of objects that are to be written would be read before those in the pack. */
async function clearDamaged(place: LoosePlace, objects: readonly NamedObject[]): Promise<void> {
  const folders = new Map<string, Set<string>>();
  for (const { oid } of objects) {
    const folder = oid.slice(0, 2);
    if (!folders.has(folder))
      folders.set(folder, new Set(await namesIn(join(place.gitDirectory, 'objects', folder))));
    if (folders.get(folder)?.has(oid.slice(2)) !== true) continue;
    if (looseObjectState(place, oid) === 'damaged') await removeLooseObject(place, oid);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
