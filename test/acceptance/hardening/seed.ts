import { onTestFailed } from 'vitest';
import { chosenSeed } from '../../chosen-seed.ts';
import { type Random, randomFrom } from './random.ts';

/**
 * The random choices of the running test, told where it fails: `BYLAW_SEED=…` makes the same ones again.
 */
export function seedOfTest(): Random {
  const seed = chosenSeed();
  onTestFailed(() => console.error(`the same again: BYLAW_SEED=${seed}`));
  return randomFrom(seed);
}
