import { applyChangeTo, type Effectless, type Stale } from './apply-change.ts';
import type { StateEntries } from './state.ts';

/**
 * The changes that no longer fit what is there, in their order, each judged after those before it: freshness is
 * per change, and a stale one writes nothing.
 */
export function findStaleChanges(entries: StateEntries, changes: Iterable<Effectless>): readonly Stale[] {
  const draft = new Map(entries);
  return Array.from(changes, (change) => applyChangeTo(draft, change)).filter((stale) => stale !== undefined);
}
