import type { LoosePlace } from '../files/loose-object.ts';
import { writeObjects } from '../files/write-objects.ts';
import type { ObjectStore } from '../object-store.ts';
import { encodePack } from '../pack/encode-pack.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';
import type { ObjectProcess } from './object-process.ts';

/** Git reads; few objects are written as files of their own, without a process, and many by Git as one pack. */
export function nativeStore(
  context: GitContext,
  place: LoosePlace,
  shared: () => Promise<number>,
  reading: ObjectProcess,
): ObjectStore {
  return {
    format: place.format,
    read: (oid) => reading.read(oid),
    readWithin: (oid, room) => reading.readWithin(oid, room),
    async write(objects) {
      if (objects.length === 0) return;
      await writeObjects(place, await shared(), objects, async (many) => {
        const onDisk = ['-c', 'core.fsync=pack,pack-metadata'];
        const { parts } = encodePack(place.format, many);
        const result = await runGit(context, [...onDisk, 'index-pack', '--stdin'], parts);
        if (result.status !== 0) throw gitFailure('writing objects', result.stderr);
      });
    },
  };
}
