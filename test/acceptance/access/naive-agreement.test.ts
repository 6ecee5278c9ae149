import { expect, it } from 'vitest';
import { decide } from '../../../src/access/decide.ts';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import { compileWorld } from '../../access/compile-world.ts';
import { decideNaively } from '../../access/naive/decide-naively.ts';
import type { PlainRequest, PlainWorld } from '../../access/naive/documents.ts';
import { world } from '../../access/random-model.ts';
import { request } from '../../access/random-requests.ts';
import { allOperators } from '../../access/random-statements.ts';
import { newTally, type Tally } from '../../access/tally.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { isFull, times } from '../hardening/counts.ts';

const wanted = times(200_000, 3_000);

it('decides as somebody who reads semantics.md line by line', { timeout: 3_600_000 }, () => {
  const seed = chosenSeed();
  const tally = newTally();
  for (let batch = 0; tally.of('pairs') < wanted; batch++) {
    fc.assert(
      fc.property(
        world,
        fc.array(request, { minLength: 1, maxLength: 150, size: 'max' }),
        (documents, requests) => {
          compare(documents, requests, tally);
        },
      ),
      { seed: seed + batch, numRuns: 10 },
    );
  }
  console.log(`BYLAW_SEED=${seed}: ${summary(tally)}`);
  expectCoverage(tally);
});

function compare(documents: PlainWorld, requests: readonly PlainRequest[], tally: Tally): void {
  const access = compileWorld(documents);
  tally.note('models');
  for (const asked of requests) {
    const expected = decideNaively(documents, asked, tally.note);
    const now = Date.parse(asked.now);
    const { effect, reason } = decide(access, asked as never, now);
    const allowed = isAllowed(access, asked as never, now);
    tally.note('pairs');
    tally.note(expected);
    const isAllow = expected === 'allow';
    if (reason !== expected || (effect === 'allow') !== isAllow || allowed !== isAllow)
      throw new Error(
        `${JSON.stringify(asked)}: ${expected} expected, decide says ${effect} (${reason}), isAllowed ${allowed}`,
      );
  }
}

function summary(tally: Tally): string {
  const met = ['allow', 'explicit-deny', 'implicit-deny', 'inactive', 'refused'] as const;
  const decided = allOperators.flatMap((operator) => [
    tally.of(`${operator} true`),
    tally.of(`${operator} false`),
  ]);
  return [
    `${tally.of('pairs')} requests of ${tally.of('models')} models agree`,
    ...met.map((reason) => `${tally.of(reason)} ${reason}`),
    `${decided.filter((count) => count > 0).length} of ${decided.length} answers of operators met, the rarest ${Math.min(...decided)} times`,
  ].join(', ');
}

/** A test that always saw one answer would agree with an engine that always gives it. */
function expectCoverage(tally: Tally): void {
  const share = (what: string) => tally.of(what) / tally.of('pairs');
  expect(share('allow')).toBeGreaterThan(0.06);
  expect(share('explicit-deny')).toBeGreaterThan(0.04);
  expect(share('implicit-deny')).toBeGreaterThan(0.2);
  expect(share('inactive')).toBeGreaterThan(0.05);
  expect(share('refused')).toBeGreaterThan(0.005);
  // Few models may by chance leave an answer or two out.
  expect(undecidedOperators(tally).length).toBeLessThanOrEqual(times(0, 2));
  const least = times(1000, 10);
  for (const rare of [
    'an isolated zone stops an allow',
    'a variable without value in allow',
    'a variable without value in deny',
  ])
    expect(tally.of(rare), rare).toBeGreaterThan(least);
}

/** What was not decided both ways: of whole operators in full, of their parts with a reduced count. */
function undecidedOperators(tally: Tally): readonly string[] {
  const parts = (operator: string) => {
    const base = operator.replace(/^For.*:/, '').replace(/IfExists$/, '');
    return isFull ? [operator] : [base, operator.replace(base, '…')];
  };
  const counts = new Map<string, number>();
  for (const operator of allOperators) {
    for (const answer of [true, false]) {
      for (const part of parts(operator)) {
        const what = `${part} ${answer}`;
        counts.set(what, (counts.get(what) ?? 0) + tally.of(`${operator} ${answer}`));
      }
    }
  }
  const least = times(10, 1);
  return [...counts].filter(([, count]) => count < least).map(([what]) => what);
}
