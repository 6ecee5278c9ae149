import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isStaged } from '../disk/staged-file.ts';

/**
 * What stands in a folder beside `.git` and the files that are to be written there: the names, at its top, of all that
 * is or holds something else. Files that already have their content come from a run that died.
 */
export async function otherFiles(
  folder: string,
  contents: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const others: string[] = [];
  for (const name of entries) {
    if (name !== '.git' && !(await isOurs(folder, name, contents))) others.push(name);
  }
  return others;
}

async function isOurs(root: string, path: string, contents: ReadonlyMap<string, string>): Promise<boolean> {
  if (isStaged(path.slice(path.lastIndexOf('/') + 1))) return true;
  const text = contents.get(path);
  if (text !== undefined) return (await readFile(join(root, path), 'utf8').catch(() => undefined)) === text;
  if (![...contents.keys()].some((each) => each.startsWith(`${path}/`))) return false;
  const names = await readdir(join(root, path)).catch(() => undefined);
  if (names === undefined) return false;
  for (const name of names) if (!(await isOurs(root, `${path}/${name}`, contents))) return false;
  return true;
}
