import { randomBytes } from 'node:crypto';
import { link, lstat, open, readdir, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../disk/make-folder.ts';
import { isOver, processName, processNamePattern } from '../../disk/process-name.ts';
import type { Oid } from '../git-repository.ts';
import { errorCode } from './file-failure.ts';

/** A `<ref>.lock` that is held, with the new value in it and on disk. */
export interface RefLock {
  /** Makes the lock the ref. */
  commit(): Promise<void>;
  /** Lets it go, whether or not it was committed. */
  release(): Promise<void>;
}

const noteName = new RegExp(`^(${processNamePattern})-[0-9a-f]+$`);
/** Where a file system knows no hard links. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/**
 * Takes `<ref>.lock` as Git does, by creating it exclusively. The new value is first written to a note under
 * `bylaw/locks/`, named after this process; the lock is a hard link to it. So a lock that a killed process left is
 * told from anybody else's by its inode, and removed; a lock of Git, of a person or of a living process never is.
 * @throws EEXIST where another holds it
 */
export async function takeRefLock(
  gitDirectory: string,
  ref: string,
  next: Oid,
  shared: number,
): Promise<RefLock> {
  const path = join(gitDirectory, ref);
  const lock = `${path}.lock`;
  const note = await writeNote(gitDirectory, `${next}\n`, shared);
  try {
    await linkOrCreate(gitDirectory, note, lock, `${next}\n`, shared);
  } catch (error) {
    await unlink(note).catch(() => undefined);
    throw error;
  }
  let held = true;
  return {
    async commit() {
      await rename(lock, path);
      held = false;
    },
    async release() {
      if (held) await unlink(lock).catch(() => undefined);
      await unlink(note).catch(() => undefined);
      await clearAbandoned(gitDirectory);
    },
  };
}

async function linkOrCreate(
  gitDirectory: string,
  note: string,
  lock: string,
  text: string,
  shared: number,
): Promise<void> {
  try {
    await link(note, lock);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (withoutLinks.has(code)) return writeDurably(lock, text, shared);
    if (code !== 'EEXIST' || !(await removeAbandoned(gitDirectory, lock))) throw error;
    await link(note, lock);
  }
}

function notesFolder(gitDirectory: string): string {
  return join(gitDirectory, 'bylaw', 'locks');
}

async function writeNote(gitDirectory: string, text: string, shared: number): Promise<string> {
  const note = ownNote(gitDirectory);
  try {
    await writeDurably(note, text, shared);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    await makeFolder(dirname(note), shared);
    await writeDurably(note, text, shared);
  }
  return note;
}

function ownNote(gitDirectory: string): string {
  return join(notesFolder(gitDirectory), `${processName()}-${randomBytes(6).toString('hex')}`);
}

async function writeDurably(path: string, text: string, shared: number): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(text);
    if (shared !== 0) await file.chmod((await file.stat()).mode | shared);
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Removes the lock if a process that is over left it. Of several that find it, one alone gets to rename the note to
 * its own name, and that one removes the lock; should it die at it, the note is again one of a dead process.
 */
async function removeAbandoned(gitDirectory: string, lock: string): Promise<boolean> {
  for (const left of await abandonedNotes(gitDirectory)) {
    if (!(await isSameFile(left, lock))) continue;
    const claimed = ownNote(gitDirectory);
    try {
      await rename(left, claimed);
    } catch {
      continue;
    }
    const removed = await isSameFile(claimed, lock);
    if (removed) await unlink(lock);
    await unlink(claimed);
    return removed;
  }
  return false;
}

/** Notes whose process died after its lock became the ref, or before there was one, and which nothing needs. */
async function clearAbandoned(gitDirectory: string): Promise<void> {
  for (const left of await abandonedNotes(gitDirectory).catch(() => [])) {
    const found = await lstat(left).catch(() => undefined);
    // Another link to it is another ref's lock, which only the note tells from a foreign one, or the ref itself.
    if (found?.nlink === 1) await unlink(left).catch(() => undefined);
  }
}

async function abandonedNotes(gitDirectory: string): Promise<readonly string[]> {
  const folder = notesFolder(gitDirectory);
  const names = await readdir(folder);
  return names
    .filter((name) => {
      const owner = noteName.exec(name)?.[1];
      return owner !== undefined && isOver(owner);
    })
    .map((name) => join(folder, name));
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all(
    [a, b].map((path) => lstat(path, { bigint: true }).catch(() => undefined)),
  );
  return one !== undefined && one.ino !== 0n && one.ino === other?.ino && one.dev === other?.dev;
}
