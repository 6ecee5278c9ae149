import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import { courseOfEntry, laterField } from './declared-in-time.ts';
import { givesLater } from './moved-edges.ts';

/**
 * Whether something is declared for a part of the time that it was declared for before, and is the same in all else. Of
 * what has several times, or other dates than these two, it is not known.
 */
export function narrows(was: JsonObject | undefined, is: JsonObject | undefined): boolean {
  if (was === undefined || is === undefined || 'also' in was || 'also' in is) return false;
  if (laterField in was || laterField in is) return isLessInTime(was, is);
  const { starts: oldStart, expires: oldEnd, ...before } = was;
  const { starts, expires, ...after } = is;
  if (!jsonEqual(before, after)) return false;
  return (
    timeOf(starts, Number.NEGATIVE_INFINITY) >= timeOf(oldStart, Number.NEGATIVE_INFINITY) &&
    timeOf(expires, Number.POSITIVE_INFINITY) <= timeOf(oldEnd, Number.POSITIVE_INFINITY)
  );
}

/** The same in a system that keeps no dates. */
function isLessInTime(was: JsonObject, is: JsonObject): boolean {
  const [before, after] = [courseOfEntry(was).now, courseOfEntry(is).now];
  const isNow = after === undefined || jsonEqual(before, after);
  return isNow && jsonEqual(aboutWhom(was), aboutWhom(is)) && !givesLater(was, is);
}

function aboutWhom(entry: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(entry).filter(([field]) => field.startsWith('@') && field !== laterField),
  );
}

/** What is no time compares with none. */
function timeOf(value: JsonObject[string] | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
