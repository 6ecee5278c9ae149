import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { stampOf } from '../disk/file-stamp.ts';
import type { GitReader } from '../git/git-repository.ts';
import { objectId } from '../git/object-id.ts';
import type { SourceFile } from '../parse/document.ts';
import { comparePaths, sortedPaths } from './compare-paths.ts';
import { declaredSubmodules } from './declared-submodules.ts';
import { decodeSource, tooLarge } from './decode-source.ts';
import { obstacleFailure } from './obstacle-failure.ts';
import { assertTotal, sourceLimits } from './source-limits.ts';
import {
  hasOtherExtension,
  type IdentifiedFile,
  isCandidate,
  isPutAside,
  type Obstacle,
  type SourceTree,
} from './source-tree.ts';

/** The files of the work tree as they are now, committed or not. */
export function openWorkTreeSource(git: Pick<GitReader, 'root' | 'leftOutFiles'>): SourceTree {
  const folder = openFolderSource(git.root);
  let found: Promise<readonly string[]> | undefined;
  function leftOutFiles(): Promise<readonly string[]> {
    found ??= git.leftOutFiles();
    return found;
  }
  async function assertThere(wanted: ReadonlySet<string>): Promise<void> {
    const absent = (await leftOutFiles()).find((path) => wanted.has(path));
    if (absent !== undefined) throw obstacleFailure({ path: absent, is: 'left-out' });
  }
  return {
    async read(paths) {
      const wanted = new Set(paths);
      await assertThere(wanted);
      return folder.read(wanted);
    },
    async identify(paths, known) {
      const wanted = new Set(paths);
      await assertThere(wanted);
      return folder.identify(wanted, known);
    },
    async list() {
      const [{ files, obstacles }, leftOut] = await Promise.all([folder.list(), leftOutFiles()]);
      const absent = leftOut.filter(isCandidate).map((path): Obstacle => ({ path, is: 'left-out' }));
      return { files, obstacles: [...obstacles, ...absent].sort((a, b) => comparePaths(a.path, b.path)) };
    },
  };
}

/** The files under `root` (absolute), which need not be in a repository. Symbolic links are never followed. */
export function openFolderSource(root: string): SourceTree {
  return {
    async list() {
      const found: Found = { files: [], obstacles: [], empty: [] };
      listFolder(root, '', found);
      const submodules = found.empty.length === 0 ? new Set() : declaredSubmodules(root);
      for (const path of found.empty) {
        if (submodules.has(path)) found.obstacles.push({ path, is: 'nested-repository' });
      }
      return {
        files: sortedPaths(found.files),
        obstacles: found.obstacles.sort((a, b) => comparePaths(a.path, b.path)),
      };
    },
    async read(paths) {
      const reading = newReading(root);
      return sortedPaths(paths).map((path) => readSource(reading, path).file);
    },
    async identify(paths, known) {
      const reading = newReading(root);
      return sortedPaths(paths).map((path): IdentifiedFile => {
        const before = known(path);
        if (before?.isStamped !== true) return readSource(reading, path);
        const isStill = before.isStill(statInside(root, path, reading.checked));
        return isStill ? { path, isStill } : readSource(reading, path);
      });
    },
  };
}

interface Found {
  readonly files: string[];
  readonly obstacles: Obstacle[];
  /** Folders that hold nothing: Git makes one where a submodule was not fetched. */
  readonly empty: string[];
}

function listFolder(root: string, folder: string, found: Found): void {
  const entries = readFolder(root, folder);
  if (folder !== '') {
    if (entries.length === 0) found.empty.push(folder);
    if (entries.some((entry) => entry.name === '.git')) {
      found.obstacles.push({ path: folder, is: 'nested-repository' });
      return;
    }
  }
  for (const entry of entries) {
    if (isPutAside(entry.name)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const is = obstacleOf(entry);
    if (entry.isDirectory()) listFolder(root, path, found);
    else if (is !== undefined) found.obstacles.push({ path, is });
    // Whatever is put aside higher up was not entered.
    else if (isCandidate(entry.name)) found.files.push(path);
  }
}

function obstacleOf(entry: Dirent): Obstacle['is'] | undefined {
  if (entry.isSymbolicLink()) return 'symlink';
  if (!entry.isFile()) return 'no-file';
  return hasOtherExtension(entry.name) ? 'other-extension' : undefined;
}

function readFolder(root: string, folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    throw new BylawError('source/unreadable', `the folder ${folder || root} cannot be read`, {
      cause: error,
    });
  }
}

interface Reading {
  readonly root: string;
  /** The folders known to be folders. */
  readonly checked: Set<string>;
  /** How many bytes were read. */
  total: number;
}

function newReading(root: string): Reading {
  return { root, checked: new Set(), total: 0 };
}

interface ReadFile extends IdentifiedFile {
  readonly file: SourceFile;
}

/** Read at once rather than in turns: the files are small and many, and waiting for each costs ten times more. */
function readSource(reading: Reading, path: string): ReadFile {
  const { root, checked } = reading;
  try {
    // Every step of the path is a plain name from here on: joining would find nothing to take out.
    statInside(root, path, checked);
    // Should a link take the file's place just now it is not followed either, and a pipe not waited for.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const file = openSync(`${root}/${path}`, flags);
    try {
      // Before the content: what is written in between shows as another stamp next time.
      const found = fstatSync(file);
      // A pipe that took its place would read as an empty file.
      if (!found.isFile()) throw obstacleFailure({ path, is: 'no-file' });
      const stamp = stampOf(found, Date.now());
      if (found.size > sourceLimits.file) return { path, file: tooLarge(path, found.size) };
      reading.total += found.size;
      assertTotal(path, reading.total);
      const content = readFileSync(file);
      return withId({ path, stamp, file: decodeSource(path, content) }, content);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof BylawError) throw error;
    throw new BylawError('source/unreadable', `${path} cannot be read`, { cause: error });
  }
}

function withId(file: Omit<ReadFile, 'oid'>, content: Buffer): ReadFile {
  let oid: string | undefined;
  return {
    ...file,
    get oid() {
      oid ??= objectId('sha1', 'blob', content);
      return oid;
    },
  };
}

const noThrow = { throwIfNoEntry: false } as const;

/** Looks at every step of the path: a link anywhere in it could lead out. `checked` holds the folders known good. */
function statInside(root: string, path: string, checked: Set<string>): Stats {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  if (name === '' || name === '.' || name === '..') {
    throw new BylawError('source/outside', `${path} is not a path inside ${root}`);
  }
  if (slash >= 0) assertFolder(root, path, path.slice(0, slash), checked);
  const found = statWithoutLink(root, path, path);
  if (found.isDirectory())
    throw new BylawError('source/not-a-file', `${path} is a folder where a file is read`);
  if (!found.isFile()) throw obstacleFailure({ path, is: 'no-file' });
  return found;
}

function assertFolder(root: string, path: string, folder: string, checked: Set<string>): void {
  if (checked.has(folder)) return;
  const names = folder.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) {
    throw new BylawError('source/outside', `${path} is not a path inside ${root}`);
  }
  for (let depth = 1; depth <= names.length; depth++) {
    const step = names.slice(0, depth).join('/');
    if (checked.has(step)) continue;
    if (!statWithoutLink(root, path, step).isDirectory())
      throw new BylawError('source/not-found', `${path} does not exist: ${step} is a file`);
    checked.add(step);
  }
}

function statWithoutLink(root: string, path: string, step: string): Stats {
  const found = lstatSync(`${root}/${step}`, noThrow);
  if (found === undefined) throw new BylawError('source/not-found', `${path} does not exist`);
  if (found.isSymbolicLink()) throw obstacleFailure({ path: step, is: 'symlink' });
  return found;
}
