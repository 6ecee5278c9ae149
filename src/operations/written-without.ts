import type { Commit, GitReader, Oid } from '../git/git-repository.ts';
import { descendsFrom } from './descends-from.ts';

/** How far back a merge is looked for. */
const furthest = 1_000;

/**
 * Tells of any file of `head` whether it was written by somebody who did not have the commit `known`: `head` does not
 * descend from it, or a branch that lacks it changed the file and was merged since. Where history is cut off nothing is
 * claimed. The histories are compared once, however many files are asked about.
 */
export async function writtenWithout(
  git: GitReader,
  known: Oid,
  head: Oid,
): Promise<(file: string) => Promise<boolean>> {
  if (await lacks(git, head, known)) return async () => true;
  const merged = await mergedWithout(git, known, head);
  return async (file) => {
    for (const { commit, side } of merged) if (await changesOn(git, commit, side, file)) return true;
    return false;
  };
}

interface MergedSide {
  readonly commit: Commit;
  readonly side: Oid;
}

/** The sides of merges since a commit that do not have it. */
async function mergedWithout(git: GitReader, known: Oid, head: Oid): Promise<readonly MergedSide[]> {
  const merged: MergedSide[] = [];
  for await (const commit of git.log(head, { limit: furthest })) {
    if (commit.oid === known) break;
    if (commit.parents.length < 2) continue;
    const lacking = await lackingOf(git, commit, known);
    merged.push(...lacking.map((side) => ({ commit, side })));
    if (lacking.some((side) => side === commit.parents[0])) break;
  }
  return merged;
}

/** The sides of a merge that do not have the commit. */
async function lackingOf(git: GitReader, { parents }: Commit, known: Oid): Promise<readonly Oid[]> {
  const lacking: Oid[] = [];
  for (const parent of parents) if (await lacks(git, parent, known)) lacking.push(parent);
  return lacking;
}

async function lacks(git: GitReader, commit: Oid, known: Oid): Promise<boolean> {
  const descent = await descendsFrom(git, known, commit);
  return descent === false || descent === 'absent';
}

/** Whether one side of a merge changed the file since the sides parted. */
async function changesOn(git: GitReader, { parents }: Commit, side: Oid, file: string): Promise<boolean> {
  const other = parents.find((parent) => parent !== side);
  const base = other === undefined ? undefined : await git.mergeBase(side, other);
  const before = base === undefined ? undefined : await git.objectAt(base, file);
  return (await git.objectAt(side, file)) !== before;
}
