import { expect, test } from 'vitest';
import { saidSets } from '../../../src/access/diff/said-sets.ts';
import { fc } from '../../properties.ts';

const sayings = fc.array(fc.constantFrom('a', 'b', 'c', '1', '1,2', ''), { maxLength: 6 });

function keyOf(some: readonly string[]): string {
  return JSON.stringify([...new Set(some)].sort());
}

test('two have one number where the same is said, however it came together', () => {
  fc.assert(
    fc.property(fc.array(fc.array(sayings, { maxLength: 4 }), { minLength: 2, maxLength: 8 }), (all) => {
      const sets = saidSets();
      const numbers = all.map((parts) => parts.map(sets.of).reduce(sets.union, 0));
      const keys = all.map((parts) => keyOf(parts.flat()));
      for (const [at, number] of numbers.entries()) {
        expect(number === 0).toBe(keys[at] === '[]');
        for (const [other, another] of numbers.entries())
          expect(number === another).toBe(keys[at] === keys[other]);
      }
    }),
  );
});
