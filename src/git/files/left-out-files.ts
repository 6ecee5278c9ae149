import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether the index in a Git directory may mark files as left out of the work tree. The mark came with version 3 of
 * the format, which Git uses only where it is needed; a split index may have it in its other file.
 */
export function mayLeaveOut(gitDirectory: string): boolean {
  const file = openIndex(join(gitDirectory, 'index'));
  if (file === undefined) return false;
  const heading = Buffer.alloc(8);
  try {
    readSync(file, heading, 0, 8, 0);
  } finally {
    closeSync(file);
  }
  return (
    heading.readUInt32BE(4) > 2 || readdirSync(gitDirectory).some((name) => name.startsWith('sharedindex.'))
  );
}

function openIndex(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

/** Those of the marked files that are indeed not there, sorted. */
export function absentFiles(root: string, marked: readonly string[]): readonly string[] {
  const absent = marked.filter(
    (path) => lstatSync(join(root, path), { throwIfNoEntry: false }) === undefined,
  );
  return absent.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
