/** Numbers that only look random: the same seed gives the same ones, on every machine. */
export interface Random {
  /** From 0 on, below `limit`. */
  below(limit: number): number;
  /** True this often: 0 never, 1 always. */
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** `count` different whole numbers below `limit`, sorted; all of them where there are no more. */
  distinct(count: number, limit: number): readonly number[];
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function below(limit: number): number {
    return Math.floor(next() * limit);
  }

  return {
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    distinct(count, limit) {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, limit)) chosen.add(below(limit));
      return [...chosen].sort((a, b) => a - b);
    },
  };
}
