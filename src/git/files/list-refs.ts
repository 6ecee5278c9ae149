import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Oid } from '../git-repository.ts';
import { readPackedRefs, readRef } from './read-refs.ts';

/** The refs below a folder of refs (`refs/remotes/origin/`) and what they lead to. */
export async function listRefs(gitDirectory: string, prefix: string): Promise<ReadonlyMap<string, Oid>> {
  const refs = new Map([...(await readPackedRefs(gitDirectory))].filter(([ref]) => ref.startsWith(prefix)));
  const files = await readdir(join(gitDirectory, prefix), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  for (const file of files.filter((each) => each.isFile() && !each.name.endsWith('.lock'))) {
    const ref = join(file.parentPath, file.name)
      .slice(gitDirectory.length + 1)
      .replaceAll('\\', '/');
    const oid = await readRef(gitDirectory, ref).catch(skipDamaged);
    if (oid !== undefined) refs.set(ref, oid);
  }
  return refs;
}

/** A ref that leads nowhere tells nothing. */
function skipDamaged(error: unknown): undefined {
  if (!(error instanceof BylawError)) throw error;
}
