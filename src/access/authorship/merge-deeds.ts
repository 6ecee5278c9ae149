import { type DoneDeed, deedsBetween } from './deeds-between.ts';
import type { Facts } from './fact.ts';

export interface MergedParent {
  readonly facts: Facts;
  /** What its last common ancestors with each other parent say: none where that cannot be told. */
  readonly bases: readonly (readonly Facts[])[];
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
        const bases = parent.bases[other] ?? [];
        // Of several, one may be from before it was changed here, too.
        return (
          bases.length > 0 && is(facts, merged, key) && bases.every((base) => is(base, parent.facts, key))
        );
      });
    const own = deedsBetween(parent.facts, merged, (key) => counts(key) && !isTakenOver(key));
    for (const deed of own) found.set(`${deed.key} ${deed.action} ${deed.resource}`, deed);
  }
  return [...found.values()];
}

function is(one: Facts, other: Facts, key: string): boolean {
  return one.get(key)?.value === other.get(key)?.value;
}
