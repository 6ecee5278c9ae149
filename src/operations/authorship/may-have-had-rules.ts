import type { FileDifference, GitReader } from '../../git/git-repository.ts';

/** Of more, or larger, files it is not asked. */
const most = { files: 500, bytes: 4 * 1024 * 1024 };
/** All of an organization's are asked only where they cannot be read otherwise. */
const mostOfAll = { files: 200_000, bytes: 512 * 1024 * 1024 };

/** What stands in a file that holds a guardrail, of one form or any, or guards of a target, or says whether one counts. */
const telling = {
  authorHolds: /authorHolds|Organization|Repository|\\/,
  Guardrail: /Guardrail|Target|Organization|Repository|\\/,
  any: /Guardrail|protected|\\/,
} as const;

/**
 * Whether files that changed may have held guardrails, or may have said that one counts. Told by their text, for then
 * nothing of the commit that they are of has to be parsed and linked. A backslash may hide a word.
 */
export async function mayHaveHadRules(
  git: Pick<GitReader, 'readBlobsWithin'>,
  changed: readonly FileDifference[],
  word: keyof typeof telling,
): Promise<boolean> {
  const blobs = changed.flatMap(({ before }) => before?.oid ?? []);
  const { files, bytes } = word === 'any' ? mostOfAll : most;
  if (blobs.length > files) return true;
  const contents = await git.readBlobsWithin(blobs, { each: most.bytes, left: bytes });
  for (const content of contents.values()) {
    if (!(content instanceof Uint8Array)) return true;
    if (telling[word].test(new TextDecoder().decode(content))) return true;
  }
  return false;
}
