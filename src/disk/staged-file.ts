import { type FileHandle, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isOver } from './process-name.ts';
import { ownerOfTemporary, temporaryName } from './temporary-name.ts';

/** A file whose new content is on disk beside it, and takes its place in one step. */
export interface StagedFile {
  readonly path: string;
  /** Takes the place of the old file, or is the new one. */
  commit(): Promise<void>;
  /** Leaves the old file as it is. */
  discard(): Promise<void>;
}

/**
 * Writes `content` beside `path`, in a new file with the permissions of the one that it is to replace. What a killed
 * process leaves so, the next one to write into the folder clears away.
 */
export async function stageFile(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<StagedFile> {
  const temporary = temporaryName(path);
  const old = await stat(path).catch(() => undefined);
  // Exclusive: never through a link that somebody laid there.
  const file = await open(temporary, 'wx', mode ?? 0o666);
  try {
    await fill(file, content, old);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  return {
    path,
    commit: () => rename(temporary, path),
    discard: () => unlink(temporary).catch(() => undefined),
  };
}

async function fill(
  file: FileHandle,
  content: string | Uint8Array,
  old: { readonly mode: number; readonly uid: number; readonly gid: number; isFile(): boolean } | undefined,
): Promise<void> {
  try {
    await file.writeFile(content);
    if (old?.isFile() === true) {
      // A file of another user that root writes stays that user's; nobody else can give files away.
      await file.chown(old.uid, old.gid).catch(() => undefined);
      await file.chmod(old.mode & 0o777);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes what processes that are over left in a folder. */
export async function clearLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = ownerOfTemporary(name);
    if (owner !== undefined && isOver(owner)) await unlink(join(folder, name)).catch(() => undefined);
  }
}

/** Whether a name is one of those that `stageFile` gives. */
export function isStaged(name: string): boolean {
  return ownerOfTemporary(name) !== undefined;
}
