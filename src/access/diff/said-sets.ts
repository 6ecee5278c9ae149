import { numbering } from '../numbering.ts';

/** Sets of what is said, each by its number: what is held by many is told apart by numbers. */
export interface SaidSets {
  /** @param sayings their keys, in any order; of none: 0 */
  of(sayings: Iterable<string>): number;
  union(one: number, other: number): number;
}

export function saidSets(): SaidSets {
  const numberOf = numbering();
  const known = new Map<string, number>();
  const sets: (readonly number[])[] = [];
  const unions = new Map<number, Map<number, number>>();
  add([]);
  return {
    of: (sayings) => add([...new Set(sayings)].map(numberOf)),
    union(one, other) {
      if (one === other || other === 0) return one;
      if (one === 0) return other;
      const withOne = unions.get(one) ?? new Map<number, number>();
      unions.set(one, withOne);
      const union = withOne.get(other) ?? add([...new Set([...setAt(one), ...setAt(other)])]);
      withOne.set(other, union);
      return union;
    },
  };

  function setAt(number: number): readonly number[] {
    return sets[number] ?? [];
  }

  function add(set: number[]): number {
    const key = set.sort((one, other) => one - other).join();
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, sets.length);
    return sets.push(set) - 1;
  }
}
