import type { Scope } from '../../audit/scope.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Address } from '../../plan/address.ts';
import type { StateEntries } from '../../plan/state.ts';
import type { MemoryFaults } from './memory-faults.ts';

/** A system that lives in memory, for tests: it keeps its own state, as a remote one would, and fails on demand. */
export interface MemorySystem {
  /** What it holds of a scope; changed by writers and by `put`. */
  entries(scope: Scope): Map<Address, JsonObject>;
  /** Puts a state there, as somebody else would: behind Bylaw's back. */
  put(scope: Scope, entries: StateEntries): void;
  /** What goes wrong from now on. */
  inject(faults: MemoryFaults): void;
  faults(): MemoryFaults;
  /** The addresses of all writes that took effect, in order. */
  readonly written: Address[];
}

export function memorySystem(): MemorySystem {
  const states = new Map<string, Map<Address, JsonObject>>();
  let faults: MemoryFaults = {};
  const entries = ({ organization, target }: Scope): Map<Address, JsonObject> => {
    const key = `${organization}/${target}`;
    const state = states.get(key) ?? new Map<Address, JsonObject>();
    states.set(key, state);
    return state;
  };
  return {
    entries,
    put({ organization, target }, state) {
      states.set(`${organization}/${target}`, new Map(state));
    },
    inject(next) {
      faults = next;
    },
    faults: () => faults,
    written: [],
  };
}
