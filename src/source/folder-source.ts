import { closeSync, constants, type Dirent, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { SourceFile } from '../parse/document.ts';
import { sortedPaths } from './compare-paths.ts';
import { assertSize, decodeSource } from './decode-source.ts';
import { isCandidate, isPassedOver, type SourceTree } from './source-tree.ts';

/** The files of the work tree as they are now, committed or not. */
export function openWorkTreeSource(git: Pick<GitReader, 'root'>): SourceTree {
  return openFolderSource(git.root);
}

/**
 * The files under `root` (absolute), which need not be in a repository. Symbolic links are never followed: a
 * linked YAML file is listed, and reading it throws `source/symlink`; linked folders are passed over.
 */
export function openFolderSource(root: string): SourceTree {
  return {
    async list() {
      const found: string[] = [];
      await listFolder(root, '', found);
      return sortedPaths(found);
    },
    async read(paths) {
      const checked = new Set<string>();
      return sortedPaths(paths).map((path) => readSource(root, path, checked));
    },
  };
}

async function listFolder(root: string, folder: string, found: string[]): Promise<void> {
  const entries = await readFolder(root, folder);
  if (folder !== '' && entries.some((entry) => entry.name === '.git')) return;
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!isPassedOver(entry.name)) await listFolder(root, path, found);
    } else if ((entry.isFile() || entry.isSymbolicLink()) && isCandidate(path)) {
      found.push(path);
    }
  }
}

async function readFolder(root: string, folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    throw new BylawError('source/unreadable', `the folder ${folder || root} cannot be read`, {
      cause: error,
    });
  }
}

/** Read at once rather than in turns: the files are small and many, and waiting for each costs ten times more. */
function readSource(root: string, path: string, checked: Set<string>): SourceFile {
  try {
    assertInside(root, path, checked);
    // Should a link take the file's place just now, it is not followed either.
    const file = openSync(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      assertSize(path, fstatSync(file).size);
      return decodeSource(path, readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof BylawError) throw error;
    throw new BylawError('source/unreadable', `${path} cannot be read`, { cause: error });
  }
}

/** Looks at every step of the path: a link anywhere in it could lead out. `checked` holds the folders known good. */
function assertInside(root: string, path: string, checked: Set<string>): void {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) {
    throw new BylawError('source/outside', `${path} is not a path inside ${root}`);
  }
  for (let depth = 1; depth <= names.length; depth++) {
    const step = names.slice(0, depth).join('/');
    if (checked.has(step)) continue;
    const found = lstatSync(join(root, step), { throwIfNoEntry: false });
    if (found === undefined) throw new BylawError('source/not-found', `${path} does not exist`);
    if (found.isSymbolicLink()) throw symbolicLink(step);
    if (depth < names.length) {
      if (!found.isDirectory())
        throw new BylawError('source/not-found', `${path} does not exist: ${step} is a file`);
      checked.add(step);
    } else if (!found.isFile()) throw new BylawError('source/unreadable', `${path} is not a file`);
  }
}

export function symbolicLink(path: string): BylawError {
  return new BylawError('source/symlink', `${path} is a symbolic link, which Bylaw does not follow`, {
    hint: 'put the file itself there',
  });
}
