import fs from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { add, remove } from 'isomorphic-git';
import { BylawError, invariant } from '../../diagnostic/bylaw-error.ts';
import { errorCode, fileFailure } from '../files/file-failure.ts';
import type { FilesToCommit, GitWriter, Oid } from '../git-repository.ts';
import { readIndexFile } from './read-index-file.ts';

/** A commit of HEAD with some files as the work tree has them; the index follows, and keeps what else is staged. */
export async function commitThroughIndex(git: GitWriter, files: FilesToCommit): Promise<Oid> {
  const { root, gitDirectory } = git;
  const release = await lockIndex(gitDirectory);
  try {
    const { ref, commit } = await git.head();
    const author = await git.identity();
    invariant(ref !== undefined && author !== undefined, 'asked by assertCommittable');
    const staged = await stage(root, gitDirectory, files.paths);
    const base = commit === undefined ? undefined : (await git.readCommit(commit)).tree;
    const tree = await git.writeTree(base, staged);
    const parents = commit === undefined ? [] : [commit];
    const { message, at } = files;
    const next = await git.writeCommit({ tree, parents, author, at, message: `${message}\n` });
    await git.updateRef(ref, next, commit, `commit: ${message.split('\n')[0]}`);
    return next;
  } finally {
    await release();
  }
}

/** Puts the files into the index as they are, and gives their ids there; null of those that are gone. */
async function stage(
  dir: string,
  gitdir: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Oid | null>> {
  const cache = {};
  for (const filepath of paths) {
    const isThere = fs.existsSync(join(dir, filepath));
    if (isThere) await add({ fs, dir, gitdir, filepath, cache, force: true });
    else await remove({ fs, dir, gitdir, filepath, cache });
  }
  const { entries } = await readIndexFile(gitdir);
  const oids = new Map(entries.map(({ path, oid }) => [path, oid]));
  return new Map(paths.map((path) => [path, oids.get(path) ?? null]));
}

/** As Git keeps others from the index while it writes it. */
async function lockIndex(gitDirectory: string): Promise<() => Promise<void>> {
  const path = join(gitDirectory, 'index.lock');
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw fileFailure('locking the index', error);
    throw new BylawError('git/cannot-commit', 'another Git process is at work in this repository', {
      hint: `if none is, remove ${path}`,
    });
  }
  return () => unlink(path).catch(() => undefined);
}
