import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. Not by `recursive` of Node, which on a read-only file system says that something
 * does not exist.
 * @param bits permissions that each new one has beside those that the umask leaves it
 */
export async function makeFolder(path: string, bits = 0): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), bits);
    return makeFolder(path, bits);
  }
  if (bits === 0) return;
  // Whoever may read may look inside; what is made inside belongs to the same group.
  await chmod(path, (await stat(path)).mode | bits | ((bits & 0o444) >> 2) | 0o2000);
}
