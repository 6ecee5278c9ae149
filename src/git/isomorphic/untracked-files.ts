import fs from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isIgnored } from 'isomorphic-git';

/** What the index knows: its files, and the folders that they are in. */
export interface Tracked {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/**
 * The files under `under` that Git neither knows nor ignores (`.gitignore` and `info/exclude`; a user's own
 * `core.excludesFile` is not read). Repositories inside the repository are passed over.
 */
export async function untrackedFiles(
  root: string,
  gitDirectory: string,
  under: string,
  tracked: Tracked,
): Promise<readonly string[]> {
  const ignores = (path: string) => isIgnored({ fs, dir: root, gitdir: gitDirectory, filepath: path });
  const found: string[] = [];
  async function visit(path: string): Promise<void> {
    const kind = await lstat(join(root, path)).catch(() => undefined);
    if (kind?.isDirectory()) return visitFolder(path);
    if (kind !== undefined && !tracked.files.has(path) && !(await ignores(path))) found.push(path);
  }
  async function visitFolder(path: string): Promise<void> {
    if (path !== '' && !tracked.folders.has(path) && (await ignores(`${path}/`))) return;
    const names = await readdir(join(root, path));
    if (path !== '' && names.includes('.git')) return;
    for (const name of names) if (name !== '.git') await visit(path === '' ? name : `${path}/${name}`);
  }
  await visit(under);
  return found;
}
