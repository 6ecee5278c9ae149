import { onTestFailed } from 'vitest';
import { chosenSeed } from '../../chosen-seed.ts';

/** A number of a test's own: the same seed draws the same numbers. */
export interface Seed {
  /** A whole number from 0 up to, and not, `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
}

/**
 * The random choices of the running test, told where it fails: `BYLAW_SEED=…` makes the same ones again.
 */
export function seedOfTest(): Seed {
  const seed = chosenSeed();
  onTestFailed(() => console.error(`the same again: BYLAW_SEED=${seed}`));
  return seedFrom(seed);
}

/** Mulberry32: small, and random enough to choose moments with. */
function seedFrom(seed: number): Seed {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    pick(from) {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
