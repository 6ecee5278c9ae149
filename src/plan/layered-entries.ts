import type { JsonObject } from '../digest/json.ts';
import { mapOver } from '../digest/map-over.ts';
import type { Address } from './address.ts';
import type { StateEntries } from './state.ts';

/** A state that differs little from another. */
export interface Layer {
  readonly base: StateEntries;
  /** What stands there instead; undefined: nothing. */
  readonly changed: ReadonlyMap<Address, JsonObject | undefined>;
}

const layers = new WeakMap<StateEntries, Layer>();

/** Of what a state was made that layeredEntries made. */
export function layerOf(entries: StateEntries): Layer | undefined {
  return layers.get(entries);
}

/**
 * A state with other values at some addresses, which costs what they are: what is not changed is not copied. It
 * follows what is changed later.
 */
export function layeredEntries(layer: Layer): StateEntries {
  const { base, changed } = layer;
  const get = (address: Address) => (changed.has(address) ? changed.get(address) : base.get(address));
  function* entries(): Iterable<[Address, JsonObject]> {
    for (const entry of base) {
      if (!changed.has(entry[0])) yield entry;
      else {
        const value = changed.get(entry[0]);
        if (value !== undefined) yield [entry[0], value];
      }
    }
    for (const [address, value] of changed)
      if (value !== undefined && !base.has(address)) yield [address, value];
  }
  const layered = mapOver({
    get size() {
      return sizeOf(layer);
    },
    get,
    entries,
  });
  layers.set(layered, layer);
  return layered;
}

function sizeOf({ base, changed }: Layer): number {
  let size = base.size;
  for (const [address, value] of changed) {
    if (base.has(address)) size -= 1;
    if (value !== undefined) size += 1;
  }
  return size;
}
