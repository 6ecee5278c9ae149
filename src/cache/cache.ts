import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { clearLeftoversSync } from '../disk/temporary-name.ts';
import { currentBuild } from './build.ts';
import { readSealed, type Seal, writeSealed } from './sealed-file.ts';
import { type Environment, makeSecret, readSecret, secretPath } from './user-secret.ts';

/**
 * What Bylaw worked out before and need not work out again, in `<git directory>/bylaw/cache/`. Everything in it
 * follows from its name alone; a file that this user did not seal with this build is as good as none.
 */
export interface Cache {
  /** Why nothing is kept; undefined where it is. */
  readonly off: string | undefined;
  /** What was kept under that name. */
  read(name: string): Buffer | undefined;
  /** Keeps it, if it can be kept: that it cannot is no failure. */
  write(name: string, parts: readonly Buffer[]): void;
}

export const noCache: Cache = {
  off: 'there is no repository',
  read: () => undefined,
  write: () => undefined,
};

/** How many files are kept: those written last. */
const files = 24;

/** @param build see currentBuild; given by tests */
export function openCache(gitDirectory: string, environment: Environment, build = currentBuild()): Cache {
  const path = secretPath(environment);
  const off = (why: string): Cache => ({ ...noCache, off: why });
  if (environment.BYLAW_CACHE === 'off') return off('BYLAW_CACHE is off');
  if (build === undefined) return off('Bylaw runs from its sources');
  if (process.geteuid === undefined) return off('this system does not say whose a file is');
  if (path === undefined) return off('neither XDG_STATE_HOME nor HOME says where a key can be kept');
  const place = basename(gitDirectory) === '.git' ? dirname(gitDirectory) : gitDirectory;
  if (isWithin(place, path)) return off('the key would lie in the repository');
  const folder = join(gitDirectory, 'bylaw', 'cache');
  let secret: Buffer | undefined;
  const sealOf = (name: string) => (): Seal | undefined => {
    secret ??= readSecret(path);
    return secret && { secret, purpose: JSON.stringify(['bylaw cache', 1, build, name]) };
  };
  return {
    off: undefined,
    read: (name) => readSealed(join(folder, name), sealOf(name)),
    write(name, parts) {
      try {
        if (!makeFolder(gitDirectory)) return;
        if (sealOf(name)() === undefined) makeSecret(path);
        const seal = sealOf(name)();
        if (seal === undefined) return;
        writeSealed(join(folder, name), seal, parts);
        dropOld(folder);
      } catch {
        // A full disk or a repository that may only be read: the next run works it out again.
      }
    },
  };
}

/** Whether a path leads into a folder: what lies in a repository may be committed, or have come with it. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Of the part that exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
  }
}

/** Whether `bylaw/cache/` is there and no link leads out of the Git directory on the way to it. */
function makeFolder(gitDirectory: string): boolean {
  const steps = [join(gitDirectory, 'bylaw'), join(gitDirectory, 'bylaw', 'cache')];
  return steps.every((step) => {
    if (lstatSync(step, { throwIfNoEntry: false }) === undefined) mkdirSync(step, { recursive: true });
    return lstatSync(step).isDirectory();
  });
}

/** Removes what other builds, removed worktrees and interrupted runs left. */
function dropOld(folder: string): void {
  clearLeftoversSync(folder);
  const names = readdirSync(folder);
  if (names.length <= files) return;
  const byAge = names
    .map((name) => ({ name, at: lstatSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of byAge.slice(files)) rmSync(join(folder, name), { force: true, recursive: true });
}
