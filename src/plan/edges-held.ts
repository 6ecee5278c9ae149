import { type Address, isEdge } from './address.ts';
import { objectHolding } from './edge-addresses.ts';
import { draftOf } from './entries-draft.ts';
import type { StateEntries } from './state.ts';
import { factsOf } from './state-facts.ts';

/** The edges that some objects hold in a state; where it is known without, the state is not gone through. */
export function edgesHeld(entries: StateEntries, holders: ReadonlySet<Address>): readonly Address[] {
  const draft = draftOf(entries);
  if (draft !== undefined) {
    const { base, changed } = draft;
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
