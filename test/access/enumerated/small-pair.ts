import type { Pair } from '../diff/random-pairs.ts';
import { chanceOf } from './chance.ts';
import { editedWorld } from './edit-world.ts';
import { smallWorld } from './small-world.ts';

/** The pair of this number: always the same for the same seed. */
export function smallPair(seed: number, number: number): Pair {
  const chance = chanceOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const before = smallWorld(chance);
  // Now and then nothing is the same.
  return { before, after: chance.is(0.04) ? smallWorld(chance) : editedWorld(before, chance) };
}
