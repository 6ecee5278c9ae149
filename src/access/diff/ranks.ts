import type { Alike } from './alike.ts';

/** Principals by their place in the order of names: what is done for each of many changes is done with numbers. */
export interface Ranks {
  readonly names: readonly string[];
  /** Of the members of some of whom the same changes, in their order. */
  of(alike: Alike): readonly number[];
}

export function ranksOf(all: ReadonlySet<Alike>): Ranks {
  const principals = new Set<string>();
  for (const { members } of all) for (const { principal } of members) principals.add(principal);
  const names = [...principals].sort();
  const byName = new Map(names.map((name, rank) => [name, rank]));
  const known = new Map<Alike, readonly number[]>();
  return {
    names,
    of(alike) {
      const before = known.get(alike);
      if (before !== undefined) return before;
      const ranks = alike.members.map(({ principal }) => byName.get(principal) as number);
      known.set(alike, ranks);
      return ranks;
    },
  };
}
