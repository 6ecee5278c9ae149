import type { JsonObject } from '../digest/json.ts';
import { type Address, knownAddress } from '../plan/address.ts';
import { isAccessField } from '../plan/fields.ts';
import type { StateEntries } from '../plan/state.ts';
import { holderOf, type RecordedState } from './recorded-state.ts';

/**
 * The part of what a system holds that Bylaw manages there: the objects it owns with the edges they hold, and of
 * each only the fields that it recorded or that give access. Whatever else somebody set is not Bylaw's to record:
 * a recorded field is a managed one.
 */
export function managedPart(recorded: RecordedState, entries: StateEntries): RecordedState {
  const owned = new Set([...recorded.owned].filter((address) => entries.has(address)));
  const managed = new Map<Address, JsonObject>();
  for (const [address, value] of entries) {
    if (owned.has(holderOf(address))) {
      managed.set(address, managedFields(address, value, recorded.entries.get(address)));
    }
  }
  return { entries: managed, owned };
}

/** The fields of an entry that give access or that `known` has. */
export function managedFields(address: Address, value: JsonObject, known: JsonObject = {}): JsonObject {
  const { kind } = knownAddress(address);
  return Object.fromEntries(
    Object.entries(value).filter(([field]) => isAccessField(kind, field) || Object.hasOwn(known, field)),
  );
}
