import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { clearLeftoversSync, temporaryName } from '../disk/temporary-name.ts';

/** What environment variables say; see `Session`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const bytes = 32;

/**
 * Where the secret of this user is kept, outside of every repository: `$XDG_STATE_HOME/bylaw/cache-key`, or below
 * `~/.local/state`. Undefined where the environment names no such place.
 */
export function secretPath({ XDG_STATE_HOME: state, HOME: home }: Environment): string | undefined {
  if (state !== undefined && isAbsolute(state)) return join(state, 'bylaw', 'cache-key');
  return home !== undefined && isAbsolute(home)
    ? join(home, '.local', 'state', 'bylaw', 'cache-key')
    : undefined;
}

/**
 * The secret that seals this user's caches. Undefined where there is none that only this user can have written and
 * can read: whoever else knew it could make Bylaw believe in access that no file declares.
 */
export function readSecret(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = fstatSync(file);
    const mine = found.uid === process.geteuid?.() && (found.mode & 0o077) === 0 && found.nlink === 1;
    if (!found.isFile() || !mine || found.size !== bytes) return undefined;
    const secret = readFileSync(file);
    return secret.length === bytes ? secret : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Makes the secret where there is none; leaves whatever stands there. */
export function makeSecret(path: string): void {
  const beside = temporaryName(path);
  try {
    // A run that was killed may have left the secret with a second name, under which it is trusted no more.
    clearLeftoversSync(dirname(path));
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined || !isMine(dirname(path))) return;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(beside, randomBytes(bytes), { flag: 'wx', mode: 0o600 });
    // Fails where another process made one meanwhile: that one counts.
    linkSync(beside, path);
  } catch {
    // Without a secret nothing is kept, and everything works.
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Whether the folder, or the nearest one above it that exists, is this user's: under sudo HOME may be another's. */
function isMine(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found !== undefined) return found.isDirectory() && found.uid === process.geteuid?.();
  return dirname(folder) !== folder && isMine(dirname(folder));
}
