import type { JsonObject } from '../digest/json.ts';
import type { Address } from './address.ts';
import { layeredEntries, layerOf } from './layered-entries.ts';
import type { StateEntries } from './state.ts';

/** A state that is being changed. */
export interface EntriesDraft extends StateEntries {
  set(address: Address, value: JsonObject): void;
  delete(address: Address): void;
  clear(): void;
}

/** The addresses outside of which a state is known to be the one that it was drafted from; undefined where it is unknown. */
export function changedSince(base: StateEntries, entries: StateEntries): Iterable<Address> | undefined {
  const layer = layerOf(entries);
  return layer?.base === base ? layer.changed.keys() : undefined;
}

/** A draft that begins as `base`, which stays as it is: a few changes of a large state cost what they are. */
export function draftEntries(base: StateEntries): EntriesDraft {
  const changed = new Map<Address, JsonObject | undefined>();
  const entries = layeredEntries({ base, changed });
  return Object.assign(entries, {
    set: (address: Address, value: JsonObject) => void changed.set(address, value),
    delete: (address: Address) => void changed.set(address, undefined),
    clear() {
      for (const address of [...entries.keys()]) changed.set(address, undefined);
    },
  });
}
