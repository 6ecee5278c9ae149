import type { Outcome } from '../audit/entry.ts';
import { recordChanges } from '../audit/record-changes.ts';
import { adoptObjects, ownedAfter, type RecordedState } from '../audit/recorded-state.ts';
import type { StateEntries } from '../plan/state.ts';
import type { DraftedSection } from './draft-plan.ts';

/**
 * What the ledger records of a section once its changes came to `outcomes`: only what succeeded, and what is
 * adopted. `entries` is what the target holds since.
 */
export function recordedAfter(
  { actual, recorded, planned, provider }: DraftedSection,
  outcomes: readonly Outcome[],
  entries: StateEntries,
): RecordedState {
  const done = new Set(outcomes.flatMap(({ status, digest }) => (status === 'applied' ? [digest] : [])));
  const made = planned.section.changes.filter(({ digest }) => done.has(digest));
  const adopts = planned.section.adopts.filter((address) => entries.has(address));
  if (provider.capabilities.stages) {
    return adoptObjects({ entries, owned: ownedAfter(actual.owned, made) }, adopts);
  }
  const { entries: declared } = planned.desired;
  const adopted = new Map(adopts.map((address) => [address, declared.get(address) ?? {}]));
  return recordChanges(recorded, { made, adopted, entries, observes: provider.capabilities.observes });
}
