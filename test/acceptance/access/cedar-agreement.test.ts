import { expect, it } from 'vitest';
import { decide } from '../../../src/access/decide.ts';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import { cedarDecider } from '../../access/cedar/cedar-decision.ts';
import { cedarRequest } from '../../access/cedar/random-cedar-requests.ts';
import { cedarWorld } from '../../access/cedar/random-cedar-world.ts';
import { compileWorld } from '../../access/compile-world.ts';
import type { PlainRequest, PlainWorld } from '../../access/naive/documents.ts';
import { newTally, type Tally } from '../../access/tally.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { times } from '../hardening/counts.ts';

const wanted = times(100_000, 3_000);

it('decides as Cedar what Cedar can express', { timeout: 3_600_000 }, () => {
  const seed = chosenSeed();
  const tally = newTally();
  for (let batch = 0; tally.of('pairs') < wanted; batch++) {
    fc.assert(
      fc.property(
        cedarWorld,
        fc.array(cedarRequest, { minLength: 1, maxLength: 150, size: 'max' }),
        (documents, requests) => compare(documents, requests, tally),
      ),
      { seed: seed + batch, numRuns: 10 },
    );
  }
  const share = tally.of('allow') / tally.of('pairs');
  console.log(
    `BYLAW_SEED=${seed}: ${tally.of('pairs')} requests of ${tally.of('models')} models agree with Cedar, ` +
      `${tally.of('allow')} allowed, ${tally.of('explicit-deny')} by an explicit deny denied`,
  );
  expect(share).toBeGreaterThan(times(0.08, 0.03));
  expect(share).toBeLessThan(0.9);
  // A run of few models may have few denies that matter.
  expect(tally.of('explicit-deny') / tally.of('pairs')).toBeGreaterThan(times(0.02, 0.002));
});

/** Cedar knows no reasons: a boundary and a deny are both a forbid there. */
function compare(documents: PlainWorld, requests: readonly PlainRequest[], tally: Tally): void {
  const access = compileWorld(documents);
  const byCedar = cedarDecider(documents);
  tally.note('models');
  for (const asked of requests) {
    const expected = byCedar(asked);
    const now = Date.parse(asked.now);
    const { effect, reason } = decide(access, asked as never, now);
    const allowed = isAllowed(access, asked as never, now);
    tally.note('pairs');
    tally.note(reason);
    if (reason === 'refused' || effect !== expected || allowed !== (expected === 'allow'))
      throw new Error(
        `${JSON.stringify(asked)}: Cedar says ${expected}, decide ${effect} (${reason}), isAllowed ${allowed}`,
      );
  }
}
