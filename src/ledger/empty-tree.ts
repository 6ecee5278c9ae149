import type { Oid } from '../git/git-repository.ts';
import { objectId } from '../git/object-id.ts';

/** The id of a folder with nothing in it, in a repository whose ids look like `oid`. */
export function emptyTree(oid: Oid): Oid {
  return objectId(oid.length === 64 ? 'sha256' : 'sha1', 'tree', new Uint8Array());
}
