import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, rename, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { makeFolder } from '../../disk/make-folder.ts';
import type { Oid } from '../git-repository.ts';
import { objectId } from '../object-id.ts';
import type { GitObject, NamedObject, ObjectFormat, ObjectKind } from '../object-store.ts';
import { errorCode, fileFailure } from './file-failure.ts';

/** Where objects are kept in files of their own. */
export interface LoosePlace {
  /** The common Git directory. */
  readonly gitDirectory: string;
  readonly format: ObjectFormat;
}

/**
 * The object in a file of its own, or undefined where there is none; checked against its id. Read here, and at
 * once, because the files are small and many: isomorphic-git takes ten times as long.
 */
export function readLooseObject(place: LoosePlace, oid: Oid): GitObject | undefined {
  const bytes = readIfThere(pathOf(place, oid));
  if (bytes === undefined) return undefined;
  const object = soundObject(place, oid, bytes);
  if (object !== undefined) return object;
  throw new BylawError('git/failed', `object ${oid} is damaged`, {
    hint: `see \`git fsck\`; the file is ${pathOf(place, oid)}`,
  });
}

/** How long the content of such an object says to be, or undefined where there is none or it is damaged. */
export function looseObjectSize(place: LoosePlace, oid: Oid): number | undefined {
  const bytes = readIfThere(pathOf(place, oid));
  if (bytes === undefined) return undefined;
  try {
    const start = inflateSync(bytes.subarray(0, 64), { finishFlush: constants.Z_SYNC_FLUSH });
    const size = /^[a-z]+ (\d+)\0/.exec(start.toString('latin1'))?.[1];
    return size === undefined ? undefined : Number(size);
  } catch {
    return undefined;
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw fileFailure(`reading ${path}`, error);
  }
}

function soundObject({ format }: LoosePlace, oid: Oid, bytes: Buffer): GitObject | undefined {
  try {
    const text = inflateSync(bytes);
    const end = text.indexOf(0);
    const [kind] = text.toString('latin1', 0, end).split(' ');
    const object = { kind: kind as ObjectKind, content: text.subarray(end + 1) };
    return objectId(format, object.kind, object.content) === oid ? object : undefined;
  } catch {
    return undefined;
  }
}

/** What a file of that name is worth: a loss of power may leave it empty or cut short. */
export function looseObjectState(place: LoosePlace, oid: Oid): 'absent' | 'sound' | 'damaged' {
  const bytes = readIfThere(pathOf(place, oid));
  if (bytes === undefined) return 'absent';
  return soundObject(place, oid, bytes) === undefined ? 'damaged' : 'sound';
}

/** Takes away the file of a damaged object, which would stand in the way of a sound one in a pack. */
export async function removeLooseObject(place: LoosePlace, oid: Oid): Promise<void> {
  await unlink(pathOf(place, oid));
}

/**
 * Writes one object to a file of its own, unless it has one that is sound. It is written beside, put on disk and
 * moved into place whole, so that no crash leaves half an object that is later taken for written.
 */
export async function writeLooseObject(
  place: LoosePlace,
  object: NamedObject,
  shared: number,
): Promise<void> {
  const path = pathOf(place, object.oid);
  if (looseObjectState(place, object.oid) === 'sound') return freshen(path);
  const header = Buffer.from(`${object.kind} ${object.content.length}\0`, 'latin1');
  const bytes = deflateSync(Buffer.concat([header, object.content]));
  // Git clears away what is left of such a name when it collects garbage.
  const temporary = join(dirname(path), `tmp_obj_${randomBytes(6).toString('hex')}`);
  try {
    await writeNew(temporary, bytes, shared);
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

async function writeNew(path: string, bytes: Uint8Array, shared: number): Promise<void> {
  const file = await open(path, 'wx', 0o444).catch(async (error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
    await makeFolder(dirname(path), shared);
    return open(path, 'wx', 0o444);
  });
  try {
    await file.writeFile(bytes);
    if (shared !== 0) await file.chmod((await file.stat()).mode | (shared & 0o444));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** An object that nothing led to for weeks is about to be collected as garbage: now it is young again, as Git does it. */
async function freshen(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

function pathOf({ gitDirectory }: LoosePlace, oid: Oid): string {
  return join(gitDirectory, 'objects', oid.slice(0, 2), oid.slice(2));
}
