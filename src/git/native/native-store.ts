import type { NamedObject, ObjectFormat, ObjectStore } from '../object-store.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';
import type { ObjectProcess } from './object-process.ts';
import { encodePack } from './pack-stream.ts';

/** From this many on, objects stay together in a pack; fewer become loose objects, as after a small fetch. */
const packFrom = 100;

export function nativeStore(context: GitContext, format: ObjectFormat, reading: ObjectProcess): ObjectStore {
  return {
    format,
    read: (oid) => reading.read(oid),
    async write(objects) {
      const unique = [...new Map(objects.map((object) => [object.oid, object])).values()];
      if (unique.length > 0) await writeObjects(context, format, unique);
    },
  };
}

async function writeObjects(
  context: GitContext,
  format: ObjectFormat,
  objects: readonly NamedObject[],
): Promise<void> {
  const args = objects.length < packFrom ? ['unpack-objects', '-q'] : ['index-pack', '--stdin'];
  const result = await runGit(context, args, encodePack(format, objects));
  if (result.status !== 0) throw gitFailure('writing objects', result.stderr);
}
