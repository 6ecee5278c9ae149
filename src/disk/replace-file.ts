import { realpath, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { clearLeftovers, stageFile } from './staged-file.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Gives a file its new content in one step: a reader, and whoever looks after a crash, meets the old one or the new
 * one, never a part. A symbolic link is followed to its file; a device or a pipe is written to as it is.
 * @param options.mode the permissions of a new file, less the umask; default: those of any other new file
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly mode?: number; readonly makeFolder?: boolean } = {},
): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile() && !found.isDirectory()) return writeFile(path, content);
  const target = found === undefined ? path : await realpath(path);
  if (options.makeFolder === true) await makeFolder(dirname(target));
  await clearLeftovers(dirname(target));
  const staged = await stageFile(target, content, options.mode);
  try {
    await staged.commit();
  } catch (error) {
    await staged.discard();
    throw error;
  }
  await syncFolder(dirname(target));
}
