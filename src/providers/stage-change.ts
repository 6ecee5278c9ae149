import type { Outcome } from '../audit/entry.ts';
import { holderOf } from '../audit/recorded-state.ts';
import type { JsonObject } from '../digest/json.ts';
import { type Address, isEdgeAddress, knownAddress } from '../plan/address.ts';
import { applyChangeTo } from '../plan/apply-change.ts';
import { memberAddress } from '../plan/edge-ends.ts';
import type { EntriesDraft } from '../plan/entries-draft.ts';
import type { Change } from '../plan/plan.ts';
import type { StateEntries } from '../plan/state.ts';
import { changeOutcome } from './change-outcome.ts';

type StagedChange = Pick<Change, 'action' | 'address' | 'before' | 'after' | 'digest'>;

/** Carries out one change on a state held in memory: a change that no longer fits is stale and changes nothing. */
export function stageChange(draft: Map<Address, JsonObject> | EntriesDraft, change: StagedChange): Outcome {
  const missing = change.action === 'create' ? missingEnd(draft, change.address) : undefined;
  if (missing !== undefined) return changeOutcome(change, 'failed', `\`${missing}\` does not exist`);
  const stale = applyChangeTo(draft, change);
  return stale === undefined
    ? changeOutcome(change, 'applied')
    : changeOutcome(change, 'stale', stale.message);
}

/** The holder or the member that a new edge needs and that is not there. */
function missingEnd(entries: StateEntries, address: Address): Address | undefined {
  const parsed = knownAddress(address);
  if (!isEdgeAddress(parsed)) return undefined;
  const ends =
    parsed.kind === 'team-member' ? [holderOf(address), memberAddress(parsed)] : [holderOf(address)];
  return ends.find((end) => !entries.has(end));
}
