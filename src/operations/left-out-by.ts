import type { LedgerEntry, Outcome } from '../audit/entry.ts';

/** How many planned changes a result tells nothing of: those that were left out, and held ones that are no outcome. */
export function leftOutBy(
  { leftOut = 0, held = 0 }: Pick<LedgerEntry, 'leftOut' | 'held'>,
  outcomes: readonly Pick<Outcome, 'status'>[],
): Pick<LedgerEntry, 'leftOut'> {
  const told = outcomes.filter(({ status }) => status === 'held').length;
  const untold = leftOut + Math.max(0, held - told);
  return untold === 0 ? {} : { leftOut: untold };
}
