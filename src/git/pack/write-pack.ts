import { randomBytes } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../disk/make-folder.ts';
import { syncFolder } from '../../disk/sync-folder.ts';
import type { LoosePlace } from '../files/loose-object.ts';
import type { NamedObject } from '../object-store.ts';
import { encodePack, type Pack } from './encode-pack.ts';
import { encodePackIndex } from './encode-pack-index.ts';

/** Writes objects as one pack (see `writePackFiles`). */
export async function writePack(
  place: LoosePlace,
  objects: readonly NamedObject[],
  shared: number,
): Promise<void> {
  await writePackFiles(place, encodePack(place.format, objects), shared);
}

/**
 * Writes a pack and its index: both files are on disk before their names are, and the index, by which Git finds the
 * pack, comes last.
 */
export async function writePackFiles(
  { gitDirectory, format }: LoosePlace,
  pack: Pack,
  shared: number,
): Promise<void> {
  const folder = join(gitDirectory, 'objects', 'pack');
  await makeFolder(folder, shared);
  const name = join(folder, `pack-${pack.checksum.toString('hex')}`);
  // Git clears away what is left of such a name when it collects garbage.
  const temporary = join(folder, `tmp_pack_${randomBytes(6).toString('hex')}`);
  await writeWhole(temporary, `${name}.pack`, pack.parts, shared);
  await writeWhole(temporary, `${name}.idx`, [encodePackIndex(format, pack)], shared);
  await syncFolder(folder);
}

async function writeWhole(
  temporary: string,
  path: string,
  parts: readonly Uint8Array[],
  shared: number,
): Promise<void> {
  try {
    const file = await open(temporary, 'wx', 0o444);
    try {
      await file.writeFile(Buffer.concat(parts));
      if (shared !== 0) await file.chmod((await file.stat()).mode | (shared & 0o444));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
