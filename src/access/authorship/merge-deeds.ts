import { type DoneDeed, deedsBetween } from './deeds-between.ts';
import type { Facts } from './fact.ts';

export interface MergedParent {
  readonly facts: Facts;
  /** What its last common ancestor with each other parent says; undefined where that cannot be told. */
  readonly bases: readonly (Facts | undefined)[];
}

/**
 * What a merge does by itself. Where one side changed something that the other left alone, it takes that change over,
 * whose author is asked about it. Everything else it settles: also that it drops what one side changed.
 */
export function mergeDeeds(
  merged: Facts,
  parents: readonly MergedParent[],
  counts: (key: string) => boolean,
): readonly DoneDeed[] {
  const found = new Map<string, DoneDeed>();
  for (const [at, parent] of parents.entries()) {
    const isTakenOver = (key: string) =>
      parents.some(({ facts }, other) => {
        if (other === at) return false;
        const base = parent.bases[other];
        return base !== undefined && is(facts, merged, key) && is(base, parent.facts, key);
      });
    const own = deedsBetween(parent.facts, merged, (key) => counts(key) && !isTakenOver(key));
    for (const deed of own) found.set(`${deed.key} ${deed.action} ${deed.resource}`, deed);
  }
  return [...found.values()];
}

function is(one: Facts, other: Facts, key: string): boolean {
  return one.get(key)?.value === other.get(key)?.value;
}
