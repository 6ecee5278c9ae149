import type { Json, JsonObject } from '../digest/json.ts';
import { type Address, isEdge } from '../plan/address.ts';
import { renameOf, valueAfter } from '../plan/apply-change.ts';
import { isPlaceInTeam, personOf } from '../plan/edge-addresses.ts';
import type { Change } from '../plan/plan.ts';
import { renameInState } from '../plan/rename-in-state.ts';
import type { StateEntries } from '../plan/state.ts';
import { managedFields } from './managed-part.ts';
import { holderOf, managedOnly, ownedAfter, type RecordedState } from './recorded-state.ts';

/** What was done in a system that keeps its own state, and what the system holds since. */
export interface Recording {
  readonly made: readonly OwnChange[];
  /** Objects taken under management, as the YAML declares them: only declared fields are managed. */
  readonly adopted: StateEntries;
  readonly entries: StateEntries;
  /** Fields that are recorded of whatever is managed as the system shows them: see Capabilities. */
  readonly observes?: readonly string[];
}

type OwnChange = Pick<Change, 'action' | 'address' | 'before' | 'after'>;

/**
 * The record of a system that keeps its own state, with what Bylaw did there and nothing else: what others changed
 * meanwhile stays as it was recorded, to be found as drift. What is not there any more is not recorded either.
 */
export function recordChanges(recorded: RecordedState, recording: Recording): RecordedState {
  const { made, adopted, entries, observes = [] } = recording;
  const renames = made.filter(({ action }) => action === 'rename').map(renameOf);
  const after = renames.reduce(renameInState, new Map(recorded.entries));
  for (const [address, value] of adopted.size === 0 ? [] : entries) {
    const declared = adopted.get(holderOf(address));
    if (declared !== undefined) after.set(address, managedFields(address, value, declared));
  }
  for (const change of made) if (change.action !== 'rename') recordChange(after, change, entries);
  dropPlaces(after, made, entries);
  const owned = new Set(
    [...ownedAfter(recorded.owned, made), ...adopted.keys()].filter((each) => after.has(each)),
  );
  if (observes.length > 0) {
    const fresh = new Set([...made.map(({ address }) => address), ...adopted.keys()]);
    for (const address of owned)
      recordObserved(after, address, { entries, observes, isFresh: fresh.has(address) });
  }
  return managedOnly({ entries: after, owned });
}

/** Whoever goes takes their places in teams along, where no change of its own says so. */
function dropPlaces(
  after: Map<Address, JsonObject>,
  made: readonly OwnChange[],
  entries: StateEntries,
): void {
  const gone = new Set(
    made.flatMap(({ action, address }) => (action === 'delete' && !isEdge(address) ? [address] : [])),
  );
  if (gone.size === 0) return;
  for (const address of after.keys())
    if (isPlaceInTeam(address) && gone.has(personOf(address)) && !entries.has(address)) after.delete(address);
}

/** Of what was not touched only what is not known yet: anything else of it is somebody else's change. */
function recordObserved(
  after: Map<Address, JsonObject>,
  address: Address,
  seen: Required<Pick<Recording, 'entries' | 'observes'>> & { readonly isFresh: boolean },
): void {
  const [known, found] = [after.get(address), seen.entries.get(address)];
  if (known === undefined || found === undefined) return;
  const fields = seen.observes.flatMap((field): [string, Json][] => {
    const value = found[field];
    return value === undefined || (!seen.isFresh && Object.hasOwn(known, field)) ? [] : [[field, value]];
  });
  if (fields.length > 0) after.set(address, { ...known, ...Object.fromEntries(fields) });
}

function recordChange(after: Map<Address, JsonObject>, change: OwnChange, entries: StateEntries): void {
  const value = valueAfter(after.get(change.address), change);
  if (value === undefined || !entries.has(change.address)) after.delete(change.address);
  else after.set(change.address, value);
}
