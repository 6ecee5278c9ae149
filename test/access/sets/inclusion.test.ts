import { expect, test } from 'vitest';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import { effectiveAccess } from '../../../src/access/sets/effective-access.ts';
import { includes } from '../../../src/access/sets/includes.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { fc } from '../../properties.ts';
import { noon } from '../access-of.ts';
import { compiled, questions, worlds } from '../small-worlds.ts';

const principals = ['member/ana', 'member/bo', 'member/cy', 'member/dee', 'token/t1', 'token/t0', 'team/low'];

test('what is included has nothing more, and what is not has the request that is shown', () => {
  const told = { included: 0, 'not-included': 0, unknown: 0 };
  fc.assert(
    fc.property(worlds, worlds, fc.integer({ min: 0, max: 5 }), (one, other, kept) => {
      const before = compiled(one);
      const after = compiled(one.map((statements, at) => (at === kept ? (other[at] ?? []) : statements)));
      const universe = universeOf([before, after]);
      for (const principal of principals) {
        const larger = effectiveAccess(before, principal, noon);
        const answer = includes(larger, effectiveAccess(after, principal, noon), universe, { left: 100_000 });
        told[answer.is] += 1;
        if (answer.is === 'unknown') continue;
        if (answer.is === 'included') {
          const more = questions.filter(
            (each) =>
              isAllowed(after, { principal, ...each }, noon) &&
              !isAllowed(before, { principal, ...each }, noon),
          );
          expect(more).toEqual([]);
        } else {
          expect(isAllowed(after, { principal, ...answer.point }, noon)).toBe(true);
          expect(isAllowed(before, { principal, ...answer.point }, noon)).toBe(false);
        }
      }
    }),
    { numRuns: times(50_000, 40) },
  );
});
