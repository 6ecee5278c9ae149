import type { Facts } from '../../access/authorship/fact.ts';
import { type MergedParent, mergeDeeds } from '../../access/authorship/merge-deeds.ts';
import type { Commit, GitReader, Oid } from '../../git/git-repository.ts';
import type { Author, Authored } from './authored.ts';
import type { Revisions } from './revisions.ts';

export interface Walk {
  readonly id: string;
  /** Parents before children; without an author where it changes no YAML. */
  readonly steps: readonly { readonly commit: Commit; readonly author: Author | undefined }[];
  readonly counts: (key: string) => boolean;
  readonly head: Oid;
}

/** What a commit leaves: what the newest files without errors say, and who made those since that have some. */
interface Left {
  readonly facts: Facts;
  readonly pending: readonly Author[];
}

/** Undefined where it cannot be told who did what. */
export async function walkHistory(
  git: GitReader,
  revisions: Revisions,
  { id, steps, counts, head }: Walk,
): Promise<{ readonly found: readonly Authored[]; readonly last: Left } | undefined> {
  const left = new Map<Oid, { readonly at: Oid; readonly pending: readonly Author[] }>();
  const found: Authored[] = [];
  const placeOf = (oid: Oid) => left.get(oid) ?? { at: oid, pending: [] };
  const factsAt = (oid: Oid) => revisions.factsAt(oid, id);
  async function leftBy(oid: Oid): Promise<Left | undefined> {
    const { at, pending } = placeOf(oid);
    const facts = await factsAt(at);
    return facts && { facts, pending };
  }
  for (const { commit, author } of steps) {
    const [first, ...others] = commit.parents;
    if (author === undefined) {
      if (first === undefined) continue;
      const pending = commit.parents.flatMap((parent) => placeOf(parent).pending);
      left.set(commit.oid, { at: placeOf(first).at, pending });
      continue;
    }
    const facts = await factsAt(commit.oid);
    if (facts === undefined) {
      // What a merge with errors took from which side nobody can tell.
      if (first === undefined || others.length > 0) return undefined;
      const { at, pending } = placeOf(first);
      left.set(commit.oid, { at, pending: [...pending, author] });
      continue;
    }
    const parents = await Promise.all(commit.parents.map(leftBy));
    const known = parents.flatMap((parent) => parent ?? []);
    if (known.length < parents.length) return undefined;
    const deeds = mergeDeeds(facts, await withBases(git, factsAt, commit.parents, known), counts);
    const pending = known.flatMap((parent) => parent.pending);
    for (const each of [author, ...pending]) found.push({ author: each, deeds });
  }
  const last = await leftBy(head);
  return last && { found, last };
}

/** Each parent with what it and each other one had in common last; where there is none, one that says nothing. */
async function withBases(
  git: GitReader,
  factsAt: (commit: Oid) => Promise<Facts | undefined>,
  parents: readonly Oid[],
  known: readonly Left[],
): Promise<readonly MergedParent[]> {
  if (known.length === 0) return [{ facts: new Map(), bases: [] }];
  const basesOf = async (one: Oid, other: Oid) => {
    const bases = one === other ? [] : await Promise.all((await git.mergeBases(one, other)).map(factsAt));
    return bases.includes(undefined) ? [] : bases.flatMap((base) => base ?? []);
  };
  return Promise.all(
    known.map(async ({ facts }, at) => ({
      facts,
      bases: await Promise.all(parents.map((other) => basesOf(parents[at] ?? other, other))),
    })),
  );
}
