import type { FileDifference, GitReader } from '../../git/git-repository.ts';

/** Of more, or larger, files it is not asked. */
const most = { files: 500, bytes: 4 * 1024 * 1024 };

/**
 * Whether files that changed may have held a guardrail about authors, or may have said that one counts. Told by their
 * text, for then nothing of the commit that they are of has to be parsed and linked. An escape in a word hides it.
 */
export async function mayHaveHadRules(
  git: Pick<GitReader, 'readBlobsWithin'>,
  changed: readonly FileDifference[],
): Promise<boolean> {
  const blobs = changed.flatMap(({ before }) => before?.oid ?? []);
  if (blobs.length > most.files) return true;
  const contents = await git.readBlobsWithin(blobs, { each: most.bytes, left: most.bytes });
  for (const content of contents.values()) {
    if (!(content instanceof Uint8Array)) return true;
    if (/authorHolds|Organization|Repository|\\[uUx]/.test(new TextDecoder().decode(content))) return true;
  }
  return false;
}
