import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { errorCode } from '../files/file-failure.ts';
import type { Oid } from '../git-repository.ts';
import { objectId } from '../object-id.ts';
import type { GitObject } from '../object-store.ts';
import { type OpenPack, openPack } from './open-pack.ts';

/** The objects in the packs of a SHA-1 repository. */
export interface PackedObjects {
  /** Undefined where no pack that Bylaw can read has it; checked against its id. */
  read(oid: Oid): GitObject | undefined;
  /** The same of packs that others have written since. */
  readNew(oid: Oid): GitObject | undefined;
  close(): void;
}

/**
 * Read here because isomorphic-git takes about 0.4 ms for each object of a pack, which is most of what everything else
 * takes together.
 */
export function packedObjects(gitDirectory: string): PackedObjects {
  const folder = join(gitDirectory, 'objects', 'pack');
  const packs = new Map<string, OpenPack | undefined>();

  function readFrom(names: Iterable<string>, oid: Oid): GitObject | undefined {
    for (const name of names) {
      const object = sound(join(folder, name), oid, () => packs.get(name)?.read(oid));
      if (object !== undefined) return object;
    }
    return undefined;
  }

  function openNew(): readonly string[] {
    const found = namesIn(folder).filter((name) => !packs.has(name));
    for (const name of found) packs.set(name, openIfWhole(join(folder, name)));
    return found;
  }

  return {
    read(oid) {
      if (packs.size === 0) openNew();
      return readFrom(packs.keys(), oid);
    },
    readNew: (oid) => readFrom(openNew(), oid),
    close() {
      for (const pack of packs.values()) pack?.close();
      packs.clear();
    },
  };
}

function sound(path: string, oid: Oid, read: () => GitObject | undefined): GitObject | undefined {
  let object: GitObject | undefined;
  try {
    object = read();
  } catch (error) {
    throw damaged(path, oid, error);
  }
  if (object !== undefined && objectId('sha1', object.kind, object.content) !== oid) throw damaged(path, oid);
  return object;
}

function damaged(path: string, oid: Oid, cause?: unknown): BylawError {
  return new BylawError('git/failed', `object ${oid} is damaged`, {
    hint: `see \`git fsck\`; the file is ${path}.pack`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The index of a pack comes last, and goes first when packs are packed together. */
function namesIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name));
    return names.map((name) => name.slice(0, -'.idx'.length));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Undefined for a pack that is gone meanwhile, or of another kind: what it holds is looked for elsewhere. */
function openIfWhole(path: string): OpenPack | undefined {
  try {
    return openPack(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof RangeError) return undefined;
    throw error;
  }
}
