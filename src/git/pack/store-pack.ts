import { fileFailure } from '../files/file-failure.ts';
import type { Oid } from '../git-repository.ts';
import type { NamedObject, ObjectStore } from '../object-store.ts';
import { assertSound } from './assert-sound.ts';
import type { PackEntry } from './encode-pack.ts';
import type { PackLimits } from './pack-limits.ts';
import { readPack } from './read-pack.ts';
import { writePackFiles } from './write-pack.ts';

/** From this many on, objects stay together in the pack they came in; fewer become loose objects, as Git has it. */
const packFrom = 100;
/** And no more than this many bytes in all. */
const packRoom = 32 << 20;

export interface PackPlace {
  readonly gitDirectory: string;
  readonly store: ObjectStore;
  /** What a shared repository asks for (see `sharedBits`). */
  shared(): Promise<number>;
}

/**
 * Keeps the objects of a pack (SHA-1) that a remote sent, after each was found sound. Throws a RangeError, and keeps
 * nothing, where it is not one to keep.
 */
export async function storePack(place: PackPlace, pack: Buffer, limits: PackLimits): Promise<void> {
  const entries = new Map<Oid, PackEntry>();
  const few: NamedObject[] = [];
  let room = packRoom;
  await readPack(pack, limits, (object, bytes) => {
    assertSound(object);
    if (entries.has(object.oid)) throw new RangeError('a pack holds an object twice');
    entries.set(object.oid, { oid: object.oid, bytes });
    room -= object.content.length;
    if (few.length < packFrom && room >= 0) few.push(object);
  });
  if (few.length === entries.size && few.length < packFrom) return place.store.write(few);
  const { gitDirectory } = place;
  try {
    const whole = { parts: [pack], entries: [...entries.values()], checksum: pack.subarray(-20) };
    await writePackFiles({ gitDirectory, format: 'sha1' }, whole, await place.shared());
  } catch (error) {
    throw fileFailure('writing a pack', error);
  }
}
