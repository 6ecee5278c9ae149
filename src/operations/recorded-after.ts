import type { Outcome } from '../audit/entry.ts';
import { adoptObjects, managedOnly, ownedAfter, type RecordedState } from '../audit/recorded-state.ts';
import type { StateEntries } from '../plan/state.ts';
import type { DraftedSection } from './draft-plan.ts';

/** What the ledger records of a section once its changes came to `outcomes`: only what succeeded, and what is adopted. */
export function recordedAfter(
  { actual, planned, provider }: DraftedSection,
  outcomes: readonly Outcome[],
  entries: StateEntries,
): RecordedState {
  const done = new Set(outcomes.flatMap(({ status, digest }) => (status === 'applied' ? [digest] : [])));
  const { changes, adopts } = planned.section;
  const owned = ownedAfter(
    actual.owned,
    changes.filter(({ digest }) => done.has(digest)),
  );
  const adopted = adopts.filter((address) => entries.has(address));
  const after = adoptObjects({ entries, owned }, adopted);
  return provider.capabilities.stages ? after : managedOnly(after);
}
