import { link, mkdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { NamedObject } from '../object-store.ts';
import { errorCode, fileFailure } from './file-failure.ts';

const compress = promisify(deflate);
let written = 0;

/**
 * Writes one object to a file of its own, unless it has one. It is written beside and moved into place whole:
 * isomorphic-git writes to the final name, where a crash leaves half an object that nothing repairs.
 */
export async function writeLooseObject(gitDirectory: string, object: NamedObject): Promise<void> {
  const folder = join(gitDirectory, 'objects', object.oid.slice(0, 2));
  const path = join(folder, object.oid.slice(2));
  try {
    if (await exists(path)) return;
    const header = Buffer.from(`${object.kind} ${object.content.length}\0`, 'latin1');
    const bytes = await compress(Buffer.concat([header, object.content]));
    await mkdir(folder, { recursive: true });
    // Git clears away what is left of such a name when it collects garbage.
    const temporary = join(folder, `tmp_obj_${process.pid}_${written++}`);
    await writeFile(temporary, bytes, { flag: 'wx', mode: 0o444 });
    await moveInto(temporary, path);
  } catch (error) {
    throw fileFailure('writing objects', error);
  }
}

/** Somebody else may have written the same object meanwhile: theirs is as good, and stays. */
async function moveInto(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') return rename(temporary, path);
  }
  await unlink(temporary);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
