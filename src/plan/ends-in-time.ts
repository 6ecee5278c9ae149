import type { JsonObject } from '../digest/json.ts';
import type { Address } from './address.ts';
import { type Course, otherwiseAt } from './course.ts';
import type { StateEntries } from './state.ts';

/** What a target holds, and what becomes of it. */
export interface StateInTime {
  readonly entries: StateEntries;
  readonly later: Course['later'];
}

/** Both sides at every later moment at which either becomes something else, in milliseconds, sorted. */
export function endsInTime(
  before: StateInTime,
  after: StateInTime,
): readonly { readonly at: number; readonly before: StateEntries; readonly after: StateEntries }[] {
  const moments = new Set([...before.later, ...after.later].map(({ at }) => at));
  return [...moments]
    .sort((a, b) => a - b)
    .map((at) => ({ at, before: entriesAt(before, at), after: entriesAt(after, at) }));
}

function entriesAt({ entries, later }: StateInTime, at: number): StateEntries {
  const otherwise = otherwiseAt(later, at);
  if (otherwise.size === 0) return entries;
  const then = new Map<Address, JsonObject>(entries);
  for (const [address, value] of otherwise) {
    if (value === undefined) then.delete(address);
    else then.set(address, value);
  }
  return then;
}
