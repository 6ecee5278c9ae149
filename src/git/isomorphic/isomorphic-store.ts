import fs from 'node:fs';
import { readObject } from 'isomorphic-git';
import type { Oid } from '../git-repository.ts';
import type { GitObject, ObjectKind, ObjectStore } from '../object-store.ts';
import { atMost } from './at-most.ts';
import { errorCode, fileFailure } from './file-failure.ts';
import { writeLooseObject } from './loose-object.ts';

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
      const unique = [...new Map(objects.map((object) => [object.oid, object])).values()];
      await Promise.all(unique.map((object) => inTurn(() => writeLooseObject(gitDirectory, object))));
    },
  };
}

async function read(gitDirectory: string, cache: object, oid: Oid): Promise<GitObject | undefined> {
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
