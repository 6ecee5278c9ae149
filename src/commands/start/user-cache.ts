import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const sizeLimit = 64 * 1024 * 1024;
const keptMilliseconds = 30 * 24 * 60 * 60 * 1000;

/**
 * Where this user's compiled code is kept; it need not exist. Undefined where files have no owner to check, as on
 * Windows, and where the place is inside a repository: what others can commit must never be run.
 */
export function userCacheFolder(environment: Environment, platform: string): string | undefined {
  if (process.getuid === undefined) return undefined;
  const { XDG_CACHE_HOME: cache = '', HOME: home = '' } = environment;
  const base = cache || (home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return isAbsolute(base) ? join(base, 'bylaw', 'code') : undefined;
}

/** What `keepUserFile` kept under that name; undefined where anybody else could have written it. */
export function readUserFile(folder: string, name: string): Buffer | undefined {
  try {
    if (!isOwnFolder(folder)) return undefined;
    const file = openSync(
      join(folder, name),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    try {
      const { mode, uid, nlink, size } = fstatSync(file);
      const isOwn = (mode & constants.S_IFMT) === constants.S_IFREG && (mode & 0o077) === 0 && nlink === 1;
      return isOwn && uid === process.getuid?.() && size <= sizeLimit ? readFileSync(file) : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Keeps a file for this user alone, and removes what is old; does nothing where that cannot be. */
export function keepUserFile(folder: string, name: string, content: Buffer): void {
  try {
    // A home that does not exist is not made; with `sudo` it may be somebody else's, and nothing of root's is left.
    if (lstatSync(nearestExisting(folder, 3)).uid !== process.getuid?.()) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwnFolder(folder)) return;
    removeOld(folder);
    writeWhole(join(folder, name), content);
  } catch {
    // Read-only, full, or a file where a folder should be: the next run compiles again.
  }
}

function writeWhole(file: string, content: Buffer): void {
  const temporary = `${file}.${process.pid}.new`;
  try {
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function isOwnFolder(folder: string): boolean {
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) return false;
  return !isInRepository(realpathSync(folder));
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}

function nearestExisting(folder: string, steps: number): string {
  return existsSync(folder) || steps === 0 ? folder : nearestExisting(dirname(folder), steps - 1);
}

function removeOld(folder: string): void {
  const oldest = Date.now() - keptMilliseconds;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (lstatSync(file).mtimeMs < oldest) rmSync(file, { force: true });
  }
}
