import fs from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readObject } from 'isomorphic-git';
import { errorCode, fileFailure } from '../files/file-failure.ts';
import { readLooseObject, writeLooseObject } from '../files/loose-object.ts';
import type { Oid } from '../git-repository.ts';
import type { GitObject, ObjectKind, ObjectStore } from '../object-store.ts';
import { atMost } from './at-most.ts';

/**
 * Objects through isomorphic-git. `cache` holds its parsed packs: one object for as long as the repository is
 * open, without which every read would parse the pack again.
 */
export function isomorphicStore(gitDirectory: string, cache: object): ObjectStore {
  const inTurn = atMost(32);
  return {
    format: 'sha1',
    read: (oid) => inTurn(() => read(gitDirectory, cache, oid)),
    async write(objects) {
      for (const [index, object] of objects.entries()) {
        writeLooseObject(gitDirectory, object);
        // Thousands of files take seconds, in which others (progress, a time-out) must get their turn.
        if (index % 100 === 99) await nextTurn();
      }
    },
  };
}

async function read(gitDirectory: string, cache: object, oid: Oid): Promise<GitObject | undefined> {
  const loose = readLooseObject(gitDirectory, oid);
  if (loose !== undefined) return loose;
  try {
    const found = await readObject({
      fs,
      gitdir: gitDirectory,
      dir: gitDirectory,
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
