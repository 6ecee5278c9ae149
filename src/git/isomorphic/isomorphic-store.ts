import fs from 'node:fs';
import { readObject } from 'isomorphic-git';
import { atMost } from '../../disk/at-most.ts';
import { errorCode, fileFailure } from '../files/file-failure.ts';
import { type LoosePlace, looseObjectSize, readLooseObject } from '../files/loose-object.ts';
import { writeObjects } from '../files/write-objects.ts';
import type { Oid } from '../git-repository.ts';
import type { GitObject, ObjectKind, ObjectStore } from '../object-store.ts';
import { packedObjects } from '../pack/packed-objects.ts';
import { writePack } from '../pack/write-pack.ts';
import type { ReadingRoom, UnreadObject } from '../reading-room.ts';

export interface ClosableStore extends ObjectStore {
  close(): void;
}

/**
 * Objects of packs and of files of their own; isomorphic-git is asked for what neither has, such as an object in a pack
 * of an older kind. `cache` holds what it parsed: one object for as long as the repository is open, without which
 * every read would parse the packs again.
 */
export function isomorphicStore(
  gitDirectory: string,
  cache: object,
  shared: () => Promise<number>,
): ClosableStore {
  const inTurn = atMost(32);
  const place: LoosePlace = { gitDirectory, format: 'sha1' };
  const packs = packedObjects(gitDirectory);
  const asked = atMost(32);
  async function readAny(oid: Oid): Promise<GitObject | undefined> {
    return (
      packs.read(oid) ??
      readLooseObject(place, oid) ??
      packs.readNew(oid) ??
      asked(() => read(place, cache, oid))
    );
  }
  return {
    format: 'sha1',
    read: readAny,
    readWithin: (oid, room) =>
      inTurn(() => readWithin(looseObjectSize(place, oid), room, () => readAny(oid))),
    close: () => packs.close(),
    async write(objects) {
      if (objects.length === 0) return;
      const bits = await shared();
      await writeObjects(place, bits, objects, (many) => writePack(place, many, bits));
    },
  };
}

/** Of what is in a pack the size is known once it is read: one object at a time is held in memory. */
async function readWithin(
  loose: number | undefined,
  room: ReadingRoom,
  readIt: () => Promise<GitObject | undefined>,
): Promise<GitObject | UnreadObject | undefined> {
  if (room.left < 0) return { size: undefined };
  const fits = loose === undefined || loose <= Math.min(room.each, room.left);
  const object = fits ? await readIt() : undefined;
  const size = object?.content.length ?? loose;
  if (size === undefined) return undefined;
  if (size > room.each) return { size };
  room.left = size > room.left ? -1 : room.left - size;
  return room.left < 0 ? { size } : object;
}

async function read(place: LoosePlace, cache: object, oid: Oid): Promise<GitObject | undefined> {
  try {
    const found = await readObject({
      fs,
      gitdir: place.gitDirectory,
      dir: place.gitDirectory,
      oid,
      format: 'content',
      cache,
    });
    return { kind: found.type as ObjectKind, content: found.object as Uint8Array };
  } catch (error) {
    if (errorCode(error) === 'NotFoundError') return undefined;
    throw fileFailure(`reading object ${oid}`, error);
  }
}
