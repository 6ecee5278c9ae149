import type { JsonObject } from '../../digest/json.ts';
import type { Address } from '../address.ts';
import type { Becoming, Turn } from '../course.ts';
import type { StateEntries } from '../state.ts';
import { courseOfEntry } from './declared-in-time.ts';

/** What of a state goes by the files before. */
export interface KeptBefore {
  /** As those declare it: see declaredInTime. */
  readonly was: JsonObject | undefined;
  /** Whether what is there is so no longer by those. */
  readonly isPast: boolean;
}

/** What a target holds, and what becomes of it. */
export interface StateInTime {
  readonly entries: StateEntries;
  readonly later: Becoming;
}

/** A state, and what becomes of it where some of what the files say anew of when does not count. */
export function partInTime(
  { entries, later }: StateInTime,
  kept: ReadonlyMap<Address, KeptBefore>,
): StateInTime {
  if (kept.size === 0) return { entries, later };
  const now = new Map<Address, JsonObject>(entries);
  const then = new Map<Address, readonly Turn[]>(later);
  for (const [address, { was, isPast }] of kept) {
    const course = courseOfEntry(was);
    if (isPast) {
      if (course.now === undefined) now.delete(address);
      else now.set(address, course.now);
    }
    if (course.turns.length === 0) then.delete(address);
    else then.set(address, course.turns);
  }
  return { entries: now, later: then };
}
