import type { JsonObject } from '../../digest/json.ts';
import type { Address } from '../address.ts';
import { type Course, type Moment, otherwiseAt } from '../course.ts';
import type { StateInTime } from '../ends-in-time.ts';
import type { StateEntries } from '../state.ts';
import { courseOfEntry, valueAt } from './declared-in-time.ts';

/** What of a state goes by the files before. */
export interface KeptBefore {
  /** As those declare it: see declaredInTime. */
  readonly was: JsonObject | undefined;
  /** Whether what is there is so no longer by those. */
  readonly isPast: boolean;
}

/** A state, and what becomes of it where some of what the files say anew of when does not count. */
export function partInTime(
  entries: StateEntries,
  later: Course['later'],
  kept: ReadonlyMap<Address, KeptBefore>,
): StateInTime {
  if (kept.size === 0) return { entries, later };
  const own = [...kept].map(([address, { was, isPast }]) => [address, isPast, courseOfEntry(was)] as const);
  const now = new Map<Address, JsonObject>(entries);
  for (const [address, isPast, course] of own) {
    if (!isPast) continue;
    if (course.now === undefined) now.delete(address);
    else now.set(address, course.now);
  }
  const turns = own.flatMap(([, , course]) => course.turns.map(({ at }) => at));
  const moments = new Set([...later.map(({ at }) => at), ...turns]);
  return {
    entries: now,
    later: [...moments]
      .sort((a, b) => a - b)
      .map((at): Moment => {
        const otherwise = new Map(otherwiseAt(later, at));
        for (const [address, , course] of own) {
          otherwise.delete(address);
          if (course.turns.some((turn) => turn.at <= at)) otherwise.set(address, valueAt(course, at));
        }
        return { at, otherwise };
      }),
  };
}
