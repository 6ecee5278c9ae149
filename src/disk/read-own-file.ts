import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/**
 * The content of a file that Bylaw wrote, of at most so many bytes. A link, a pipe or a device is not waited for, and
 * nothing endless is read.
 * @throws what opening throws, and an Error where the file is none of Bylaw's
 */
export function readOwnFile(path: string, most: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile() || found.size > most) throw new Error(`${path} is no file that Bylaw wrote`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
