import { lstatSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Whether the index in a Git directory may mark files as left out of the work tree. The mark came with version 3 of
 * the format, which Git uses only where it is needed; a split index may have it in its other file.
 */
export async function mayLeaveOut(gitDirectory: string): Promise<boolean> {
  const file = await open(join(gitDirectory, 'index'), 'r').catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (buffer.readUInt32BE(4) > 2) return true;
  } finally {
    await file.close();
  }
  return (await readdir(gitDirectory)).some((name) => name.startsWith('sharedindex.'));
}

/** Those of the marked files that are indeed not there, sorted. */
export function absentFiles(root: string, marked: readonly string[]): readonly string[] {
  const absent = marked.filter(
    (path) => lstatSync(join(root, path), { throwIfNoEntry: false }) === undefined,
  );
  return absent.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
