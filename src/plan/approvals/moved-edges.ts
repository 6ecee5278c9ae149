import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Instant } from '../../model/model.ts';
import type { Address } from '../address.ts';
import type { DesiredState, ScheduledEdge, StateEntries } from '../state.ts';
import { courseOfEntry, valueAt } from './declared-in-time.ts';
import type { FileSteps } from './file-steps.ts';

/**
 * What is there and stays so for longer than it was to, in a system that keeps no dates: no change of it, though it
 * gives something later. Its value is how it is to be from now on, with the new end.
 */
export interface MovedEdge extends ScheduledEdge {
  /** The same with the end that it had. */
  readonly was: JsonObject;
  /** As the files before declare it: see declaredInTime. */
  readonly before: JsonObject | undefined;
  /** Whether it was to have ended, or to be something else, by now. */
  readonly isPast: boolean;
}

export interface MovedIn {
  readonly net: FileSteps;
  /** See DeclaredState; of the files before. */
  readonly dated: ReadonlySet<Address>;
  readonly desired: Pick<DesiredState, 'entries' | 'scheduled'>;
  readonly actual: StateEntries;
  /** What Bylaw put there. */
  readonly recorded: StateEntries;
}

export function movedEdges({ net, dated, desired, actual, recorded }: MovedIn): readonly MovedEdge[] {
  const scheduled = new Set(desired.scheduled.map(({ address }) => address));
  return [...net.steps].flatMap(([address, { was, value, isOthers }]): readonly MovedEdge[] => {
    const now = desired.entries.get(address);
    if (value === undefined || now === undefined || isOthers || scheduled.has(address)) return [];
    const isThere = [actual, recorded].every((state) => isSame(state.get(address), now));
    const before = courseOfEntry(was).now;
    const isPast = isThere && dated.has(address) && !isSame(before, now);
    if (!isPast && !givesLater(was, value)) return [];
    const ends = { value: withEnd(now, value), was: withEnd(now, isPast ? undefined : was) };
    return [{ address, ...ends, before: was, isPast }];
  });
}

/** Whether it gives something at a later time that it did not. */
export function givesLater(was: JsonObject | undefined, is: JsonObject | undefined): boolean {
  const [before, after] = [courseOfEntry(was), courseOfEntry(is)];
  return [...before.turns, ...after.turns].some(({ at }) => {
    const then = valueAt(after, at);
    return then !== undefined && !isSame(valueAt(before, at), then);
  });
}

function withEnd(value: JsonObject, entry: JsonObject | undefined): JsonObject {
  const [first] = courseOfEntry(entry).turns;
  return first === undefined ? value : { ...value, expires: instantOf(first.at) };
}

function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

function isSame(one: JsonObject | undefined, other: JsonObject): boolean {
  return one !== undefined && jsonEqual(one, other);
}
