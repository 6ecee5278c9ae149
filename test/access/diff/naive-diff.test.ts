import { expect, test } from 'vitest';
import { times } from '../../acceptance/hardening/counts.ts';
import { fc } from '../../properties.ts';
import { compileWorld } from '../compile-world.ts';
import type { PlainRequest } from '../naive/documents.ts';
import { request } from '../random-requests.ts';
import { mistakeAt, wrongExample } from './check-diff.ts';
import { wrongPath } from './check-stays.ts';
import { checkWaysLeft } from './check-ways-left.ts';
import { compareAccess } from './compare-pair.ts';
import { type Pair, pair } from './random-pairs.ts';

const now = '2025-12-31T23:59:59Z';
const pairs = times(5_000, 12);

function compiled(world: Pair['before']) {
  try {
    return compileWorld(world);
  } catch {
    return undefined;
  }
}

test('what an access diff says is what decisions made one by one say', { timeout: 10_000_000 }, () => {
  const counts = { pairs: 0, different: 0, changes: 0, stays: 0, left: 0, unknown: 0, points: 0 };
  fc.assert(
    fc.property(pair, fc.array(request, { minLength: 40, maxLength: 40 }), (each, requests) => {
      const [before, after] = [compiled(each.before), compiled(each.after)];
      fc.pre(before !== undefined && after !== undefined);
      const diff = compareAccess(before, after, { now: Date.parse(now) });
      counts.pairs += 1;
      if (diff.changes.length > 0) counts.different += 1;
      counts.changes += diff.changes.length;
      counts.unknown += diff.changes.filter(({ kind }) => kind === 'unknown').length;
      counts.stays += diff.stays.length;
      expect(wrongPath(each, diff)).toBeUndefined();
      const left = checkWaysLeft(each, diff, requests, now);
      counts.left += left.asked;
      expect(left.wrong).toBeUndefined();
      expect(wrongExample(each, [before, after], diff, now)).toBeUndefined();
      for (const asked of requests) {
        if (asked.principal.startsWith('team/')) continue;
        counts.points += 1;
        expect(mistakeAt(each, diff, asked)).toBeUndefined();
      }
      // Near what is told, too.
      for (const near of nearby(diff, requests)) {
        counts.points += 1;
        expect(mistakeAt(each, diff, near)).toBeUndefined();
      }
    }),
    { numRuns: pairs, endOnFailure: true },
  );
  console.log(JSON.stringify(counts));
  expect(counts.different).toBeGreaterThan(0);
});

/** What is told of, asked on other resources, in other contexts and at other times. */
function nearby(
  { changes }: ReturnType<typeof compareAccess>,
  requests: readonly PlainRequest[],
): readonly PlainRequest[] {
  const asked = changes.slice(0, 12).flatMap(({ example }) => (example === undefined ? [] : [example]));
  return asked.flatMap(({ principal, action, resource, context }, index) => {
    const some = requests[index % requests.length];
    if (some === undefined) return [];
    return [
      { principal, action, resource, context: some.context, now: some.now },
      { principal, action, context, now, resource: some.resource === undefined ? '*' : some.resource },
      { ...some, principal, action },
    ].filter(({ resource: on }) => on !== undefined);
  });
}
