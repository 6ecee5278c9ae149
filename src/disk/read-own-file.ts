import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Far more than anything that is kept by itself in `.git/bylaw/`. */
const sizeLimit = 16 * 1024 * 1024;

/**
 * The text of a file that Bylaw wrote. A link, a pipe or a device is not waited for, and nothing endless is read.
 * @throws what opening throws, and an Error where the file is none of Bylaw's
 */
export function readOwnFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile() || found.size > sizeLimit) throw new Error(`${path} is no file that Bylaw wrote`);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
