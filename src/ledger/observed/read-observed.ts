import {
  corruptObservations,
  type ObservedPlace,
  parseObserved,
  parseObservedPath,
} from '../../audit/observations/observed-file.ts';
import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';

/** A file of the branch of observations. */
export interface ObservedFile extends ObservedPlace {
  readonly path: string;
  readonly observed: ObservedMember;
}

/** A file that is far larger than what is observed of anybody. */
const largest = 16 * 1024;

/**
 * What was observed of the members asked for, at a commit of the branch.
 * @throws BylawError `observe/corrupt`
 */
export async function readObserved(
  git: GitReader,
  tip: Oid | undefined,
  isAsked: (place: ObservedPlace) => boolean,
): Promise<readonly ObservedFile[]> {
  if (tip === undefined) return [];
  const listed = (await git.listFiles(tip)).map(({ path, oid, mode }) => {
    const place = mode === '100644' ? parseObservedPath(path) : undefined;
    if (place === undefined) throw corruptObservations(`${path} is no observation`);
    return { ...place, path, oid };
  });
  const asked = listed.filter(isAsked);
  const blobs = await git.readBlobs(asked.map(({ oid }) => oid));
  return asked.map(({ oid, ...place }) => {
    const content = blobs.get(oid);
    if (content === undefined || content.length > largest)
      throw corruptObservations(`${place.path} cannot be read`);
    return { ...place, observed: parseObserved(place.path, Buffer.from(content).toString('utf8')) };
  });
}
