import { invariant } from '../diagnostic/bylaw-error.ts';
import type { JsonObject } from '../digest/json.ts';
import { type Address, isEdge, isEdgeAddress, knownAddress, objectAddress } from '../plan/address.ts';
import { renameOf } from '../plan/apply-change.ts';
import { objectHolding } from '../plan/edge-addresses.ts';
import { holderOf as endOf } from '../plan/edge-ends.ts';
import { renameInSet } from '../plan/rename-in-state.ts';
import type { StateEntries } from '../plan/state.ts';
import type { RecordedChange } from './entry.ts';

/** What the ledger knows of one organization in one target. */
export interface RecordedState {
  readonly entries: StateEntries;
  /** The objects that Bylaw manages; only in a directory may `entries` hold others. */
  readonly owned: ReadonlySet<Address>;
}

export const nothingRecorded: RecordedState = { entries: new Map(), owned: new Set() };

/** The object in whose file an address is recorded: itself, or the holder of an edge. */
export function holderOf(address: Address): Address {
  const parsed = knownAddress(address);
  if (!isEdgeAddress(parsed)) return address;
  const { kind, name } = endOf(parsed);
  return objectAddress(kind, parsed.organization, name);
}

/** Without what Bylaw does not manage: what is recorded of a system that keeps its own state. */
export function managedOnly(state: RecordedState): RecordedState {
  const entries = new Map([...state.entries].filter(([address]) => state.owned.has(holderOf(address))));
  return { entries, owned: new Set([...state.owned].filter((address) => entries.has(address))) };
}

/** Existing objects taken under management. */
export function adoptObjects(state: RecordedState, addresses: Iterable<Address>): RecordedState {
  const adopted = [...addresses];
  if (adopted.length === 0) return state;
  const owned = new Set(state.owned);
  for (const address of adopted) {
    invariant(state.entries.has(address), `adopted an object that does not exist: ${address}`);
    owned.add(address);
  }
  return { entries: state.entries, owned };
}

/**
 * One object let go of, untouched. In a system that keeps its own state what it holds then leaves the record
 * too: see `managedOnly`.
 */
export function forgetObject(state: RecordedState, address: Address): RecordedState {
  const owned = new Set(state.owned);
  owned.delete(address);
  return { entries: state.entries, owned };
}

/** All of it let go of, untouched, likewise. */
export function forgetEverything({ entries }: RecordedState): RecordedState {
  return { entries, owned: new Set() };
}

/** What tells of a change whether it makes, renames or ends an object. */
type OwningChange = Pick<RecordedChange, 'action' | 'address' | 'before'>;

/** What is owned after changes that succeeded, in the order in which they were carried out. */
export function ownedAfter(
  owned: ReadonlySet<Address>,
  applied: Iterable<OwningChange>,
): ReadonlySet<Address> {
  const own = [...applied].filter(({ action, address }) => action !== 'update' && !isEdge(address));
  if (own.length === 0) return owned;
  let after = new Set(owned);
  for (const change of own) {
    if (change.action === 'create') after.add(change.address);
    if (change.action === 'delete') after.delete(change.address);
    if (change.action === 'rename') after = renameInSet(after, renameOf(change));
  }
  return after;
}

/** Without edges whose holder is gone: deleting an object takes what it held with it, in every system. */
export function withoutLooseEdges(entries: StateEntries): StateEntries {
  const kept = new Map<Address, JsonObject>();
  for (const [address, value] of entries) if (entries.has(objectHolding(address))) kept.set(address, value);
  return kept;
}
