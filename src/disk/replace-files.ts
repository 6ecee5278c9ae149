import { lstat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { atMost } from './at-most.ts';
import { makeFolder } from './make-folder.ts';
import { clearLeftovers, stageFile } from './staged-file.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Gives many files under `root` their new contents, each in one step, and then removes those whose content is null. All
 * are on disk beside the old ones before the first, in the order given, takes its place: on a full disk nothing has
 * changed. Killed in between, each file is the old or the new one, and writing again finishes. No symbolic link below
 * `root` is followed, and no folder goes.
 */
export async function replaceFiles(
  root: string,
  contents: ReadonlyMap<string, string | null>,
): Promise<void> {
  const written = new Map([...contents].filter((each): each is [string, string] => each[1] !== null));
  const paths = [...written.keys()];
  const gone = [...contents.keys()].filter((path) => !written.has(path));
  await makeFolder(root);
  for (const folder of foldersOf(paths)) await makeOwnFolder(join(root, folder));
  const folders = [...new Set([...paths, ...gone].map((path) => dirname(join(root, path))))];
  for (const folder of folders) await clearLeftovers(folder);
  // Waiting for the disk is most of it, and it writes several at a time.
  const inTurn = atMost(16);
  const staging = await Promise.allSettled(
    [...written].map(([path, text]) => inTurn(async () => stageFile(await ownPath(join(root, path)), text))),
  );
  const staged = staging.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  try {
    for (const each of staging) if (each.status === 'rejected') throw each.reason;
    for (const file of staged) await file.commit();
    for (const path of gone) await unlink(await ownPath(join(root, path)));
  } catch (error) {
    for (const file of staged) await file.discard();
    throw error;
  }
  for (const folder of folders) await syncFolder(folder);
}

/** Every folder that the paths are in, those above before those inside. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const names = path.split('/');
    for (let depth = 1; depth < names.length; depth++) folders.add(names.slice(0, depth).join('/'));
  }
  return [...folders].sort((a, b) => a.length - b.length);
}

async function makeOwnFolder(path: string): Promise<void> {
  await makeFolder(await ownPath(path));
}

async function ownPath(path: string): Promise<string> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isSymbolicLink() === true) throw linkInTheWay(path);
  return path;
}

function linkInTheWay(path: string): Error {
  return Object.assign(new Error(`${path} is a symbolic link, and may lead elsewhere`), { code: 'ELOOP' });
}
