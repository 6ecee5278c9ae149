import type { GitReader, Oid } from '../git/git-repository.ts';

/** The text of one file of the ledger; empty where there is none. */
export async function readText(git: GitReader, oid: Oid | undefined): Promise<string> {
  const blobs = await git.readBlobs(oid === undefined ? [] : [oid]);
  return Buffer.from(blobs.get(oid ?? '') ?? []).toString('utf8');
}
