import type { JsonObject } from '../digest/json.ts';
import type { Address } from './address.ts';
import type { StateEntries } from './state.ts';

/** A state that is being changed. */
export interface EntriesDraft extends StateEntries {
  set(address: Address, value: JsonObject): void;
  delete(address: Address): void;
  clear(): void;
}

export interface Drafted {
  readonly base: StateEntries;
  /** What stands there instead; undefined: nothing. */
  readonly changed: ReadonlyMap<Address, JsonObject | undefined>;
}

const drafts = new WeakMap<StateEntries, Drafted>();

/** Of what a draft is one. */
export function draftOf(entries: StateEntries): Drafted | undefined {
  return drafts.get(entries);
}

/** The addresses outside of which a state is known to be the one that it was drafted from; undefined where it is unknown. */
export function changedSince(base: StateEntries, entries: StateEntries): Iterable<Address> | undefined {
  const drafted = drafts.get(entries);
  return drafted?.base === base ? drafted.changed.keys() : undefined;
}

/** A draft that begins as `base`, which stays as it is: a few changes of a large state cost what they are. */
export function draftEntries(base: StateEntries): EntriesDraft {
  const changed = new Map<Address, JsonObject | undefined>();
  let size = base.size;
  const get = (address: Address) => (changed.has(address) ? changed.get(address) : base.get(address));
  const put = (address: Address, value: JsonObject | undefined) => {
    size += Number(value !== undefined) - Number(get(address) !== undefined);
    changed.set(address, value);
  };
  function* entries(): Generator<[Address, JsonObject], undefined> {
    for (const address of base.keys()) {
      const value = get(address);
      if (value !== undefined) yield [address, value];
    }
    for (const [address, value] of changed)
      if (value !== undefined && !base.has(address)) yield [address, value];
  }
  function* map<T>(of: (entry: [Address, JsonObject]) => T): Generator<T, undefined> {
    for (const entry of entries()) yield of(entry);
  }
  const draft: EntriesDraft = {
    get size() {
      return size;
    },
    get,
    has: (address) => get(address) !== undefined,
    set: put,
    delete: (address) => put(address, undefined),
    clear() {
      for (const address of [...draft.keys()]) put(address, undefined);
    },
    entries,
    keys: () => map(([address]) => address),
    values: () => map(([, value]) => value),
    forEach(visit) {
      for (const [address, value] of entries()) visit(value, address, draft);
    },
    [Symbol.iterator]: entries,
  };
  drafts.set(draft, { base, changed });
  return draft;
}
