import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../disk/make-folder.ts';
import { sharedBits } from './file-settings.ts';
import type { RefMove, RefPlace } from './ref-move.ts';

/** The refs that Git keeps a log of unless it is told otherwise. */
const logged = /^refs\/(?:heads|remotes|notes)\//;

/**
 * Adds a line to the log of the ref (`git reflog`), as Git does: with it, a ref that was reset by mistake is found
 * again. A log that cannot be written keeps no ref from moving: the commits are the record.
 */
export async function logMove(place: RefPlace, { ref, next, expected, reason }: RefMove): Promise<void> {
  const shared = sharedBits(place.shared);
  const path = join(place.gitDirectory, 'logs', ref);
  const seconds = Math.floor(Date.parse(next.committedAt) / 1000);
  const who = `${next.committer.name} <${next.committer.email}> ${seconds} +0000`;
  const values = `${expected ?? '0'.repeat(next.oid.length)} ${next.oid}`;
  const line = `${values} ${who}\t${reason.replace(/\s+/g, ' ').trim()}\n`;
  try {
    // Where no log is wanted, one that is there goes on.
    const create = startsLog(place.logs, ref) ? constants.O_CREAT : 0;
    if (create !== 0) await makeFolder(dirname(path), shared);
    const file = await open(path, constants.O_WRONLY | constants.O_APPEND | create, 0o644);
    try {
      await file.writeFile(line);
      if (shared !== 0) await file.chmod((await file.stat()).mode | shared);
    } finally {
      await file.close();
    }
  } catch {
    // See above.
  }
}

function startsLog(setting: string | undefined, ref: string): boolean {
  if (setting === undefined || /^(?:true|yes|on|1|)$/i.test(setting)) return logged.test(ref);
  return setting.toLowerCase() === 'always';
}
