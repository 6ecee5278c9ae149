import type { Stats } from 'node:fs';

/** A file changed later than so many milliseconds before it was read may change again without a later time. */
const settled = 2000;

/** What a file system says of a file: see stampOf. */
export type FileFacts = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino' | 'mode'>;

/** The facts of a file in one order: size, times of change, number and mode. */
export type FileStamp = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number, mode: number];

/**
 * What a file system says of a file's content without reading it: size, times of change and number. Whatever writes
 * to a file changes its `ctime`, which nobody can set. Undefined where the file was changed so shortly before `now`
 * that the next change could bear the same time, as clocks of file systems tick slowly (Git's "racily clean").
 */
export function stampOf(found: FileFacts, now: number): FileStamp | undefined {
  const { size, mtimeMs, ctimeMs, ino, mode } = found;
  if (now - Math.max(mtimeMs, ctimeMs) < settled) return undefined;
  return [size, mtimeMs, ctimeMs, ino, mode];
}
