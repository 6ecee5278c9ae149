import { type Address, isEdge } from './address.ts';
import { objectHolding } from './edge-addresses.ts';
import { layerOf } from './layered-entries.ts';
import type { StateEntries } from './state.ts';
import { factsOf } from './state-facts.ts';

/** The edges that some objects hold in a state; where it is known without, the state is not gone through. */
export function edgesHeld(entries: StateEntries, holders: ReadonlySet<Address>): readonly Address[] {
  const layer = layerOf(entries);
  if (layer !== undefined) {
    const { base, changed } = layer;
    const kept = edgesHeld(base, holders).filter((address) => !changed.has(address));
    const put = [...changed].flatMap(([address, value]) => (value === undefined ? [] : [address]));
    return [...kept, ...put.filter((address) => isHeld(address, holders))];
  }
  const known = factsOf(entries);
  if (known !== undefined) return [...holders].flatMap((holder) => [...known.edgesOf(holder)]);
  return [...entries.keys()].filter((address) => isHeld(address, holders));
}

function isHeld(address: Address, holders: ReadonlySet<Address>): boolean {
  return isEdge(address) && holders.has(objectHolding(address));
}
