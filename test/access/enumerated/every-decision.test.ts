import { expect, test } from 'vitest';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { modelWorld } from '../compile-world.ts';
import type { Pair } from '../diff/random-pairs.ts';
import { mistakeOfPair } from './check-pair.ts';
import type { Counts } from './counts.ts';
import { smallPair } from './small-pair.ts';
import { smallerPair } from './smaller-pair.ts';

const seed = chosenSeed();
const pairs = times(50_000, 250);

test('what is said of two small worlds is what all of their decisions say', { timeout: 100_000_000 }, () => {
  const counts: Counts = {};
  for (let number = 0; number < pairs; number += 1) {
    const pair = smallPair(seed, number);
    if (mistakeOfPair(pair, counts) === undefined) continue;
    const smaller = smallerPair(pair, isWrong);
    const told = `pair ${number} of seed ${seed}: ${JSON.stringify(smaller)}`;
    expect(mistakeOfPair(smaller, {}), told).toBeUndefined();
  }
  console.log(JSON.stringify({ seed, ...counts }));
  const of = (what: string) => counts[what] ?? 0;
  // Worlds that nobody may write, and answers that are always unknown, would prove nothing.
  expect(of('invalid')).toBeLessThan(0.05 * pairs);
  expect(of('different')).toBeGreaterThan(0.2 * pairs);
  expect(of('pairs with unknown')).toBeLessThan(0.02 * pairs);
  expect(of('unknown')).toBeLessThan(0.05 * of('known'));
  expect(of('is unknown')).toBeLessThan(0.02 * of('is included'));
});

/** And may be written so: it throws where not. All resources that are asked about are of one organization. */
function isWrong(pair: Pair): boolean {
  const isAsked = ({ documents }: Pair['before']) =>
    documents.some((each) => each.kind === 'Organization' && each.id === 'o');
  if (!isAsked(pair.before) || !isAsked(pair.after)) return false;
  modelWorld(pair.before);
  modelWorld(pair.after);
  return mistakeOfPair(pair, {}) !== undefined;
}
