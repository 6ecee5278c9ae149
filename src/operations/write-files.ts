import { replaceFiles } from '../disk/replace-files.ts';
import { unwritable } from './write-file.ts';

/** Writes files below a folder, by their paths there, in the order given, or removes them: see `replaceFiles`. */
export async function writeFiles(root: string, contents: ReadonlyMap<string, string | null>): Promise<void> {
  try {
    await replaceFiles(root, contents);
  } catch (cause) {
    throw unwritable(root, cause);
  }
}
