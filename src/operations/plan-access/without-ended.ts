import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Address } from '../../plan/address.ts';
import type { StateEntries } from '../../plan/state.ts';

export interface EndedIn {
  /** What is there. */
  readonly entries: StateEntries;
  /** What Bylaw put there. */
  readonly recorded: StateEntries;
  /** What the files before, and those after, declare by now. */
  readonly was: StateEntries;
  readonly is: StateEntries;
}

/**
 * What is there as the files before have it by now: what they let end, and nobody took away yet, does not count as had
 * where the files after would keep it.
 */
export function withoutEnded({ entries, recorded, was, is }: EndedIn): StateEntries {
  const found = new Map<Address, JsonObject>(entries);
  for (const [address, value] of is) {
    const before = was.get(address);
    if (isSame(before, value) || !isSame(entries.get(address), value)) continue;
    if (!isSame(recorded.get(address), value)) continue;
    if (before === undefined) found.delete(address);
    else found.set(address, before);
  }
  return found;
}

function isSame(one: JsonObject | undefined, other: JsonObject): boolean {
  return one !== undefined && jsonEqual(one, other);
}
