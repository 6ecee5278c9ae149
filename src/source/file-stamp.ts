import type { Stats } from 'node:fs';

/** A file changed later than so many milliseconds before it was read may change again without a later time. */
const settled = 2000;

/**
 * What a file system says of a file's content without reading it: size, times of change and number. Whatever writes
 * to a file changes its `ctime`, which nobody can set. Undefined where the file was changed so shortly before `now`
 * that the next change could bear the same time, as clocks of file systems tick slowly (Git's "racily clean").
 */
export function stampOf(found: Stats, now: number): string | undefined {
  if (now - Math.max(found.mtimeMs, found.ctimeMs) < settled) return undefined;
  return stampText(found);
}

export function stampText({ size, mtimeMs, ctimeMs, ino, mode }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino} ${mode}`;
}
