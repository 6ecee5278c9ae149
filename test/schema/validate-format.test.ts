import { expect, it } from 'vitest';
import { validateLedgerEntry, validatePlan } from '../../src/schema/validate-format.ts';

it('tells of a format that is wrong in thousands of places, but not of each of them', () => {
  const crowded = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]));
  for (const mistakes of [validatePlan(crowded), validateLedgerEntry(crowded)]) {
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.length).toBeLessThan(100);
  }
});
