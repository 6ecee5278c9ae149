import type { Json, JsonObject } from '../../digest/json.ts';
import type { Address } from '../address.ts';
import type { Course, Turn } from '../course.ts';
import type { StateEntries } from '../state.ts';

/** Not one of the fields that anything is declared with: what becomes of it, `[[at, value or null], ...]`. */
export const laterField = '@later';

/**
 * What is declared in a system that keeps no dates, with when it is to become something else: there an edge that is to
 * end holds the same value as one that is not.
 */
export function declaredInTime({ now, later }: Course): StateEntries {
  const entries = new Map<Address, JsonObject>(now.entries);
  for (const [address, turns] of later)
    entries.set(address, {
      ...now.entries.get(address),
      [laterField]: turns.map(({ at, value }) => [at, value ?? null]),
    });
  return entries;
}

/** What of an entry of declaredInTime is there by now, and what becomes of it. */
export function courseOfEntry(entry: JsonObject | undefined): {
  readonly now: JsonObject | undefined;
  readonly turns: readonly Turn[];
} {
  if (entry === undefined) return { now: undefined, turns: [] };
  const later = entry[laterField];
  // Without whose it is.
  const rest = Object.fromEntries(Object.entries(entry).filter(([field]) => !field.startsWith('@')));
  const isThere = Object.keys(rest).length > 0;
  const turns = Array.isArray(later) ? (later as readonly (readonly [number, Json])[]) : [];
  return {
    now: isThere || later === undefined ? rest : undefined,
    turns: turns.map(([at, value]) => ({ at, value: value === null ? undefined : (value as JsonObject) })),
  };
}

/** What is declared of it at a time that is not before now. */
export function valueAt(
  { now, turns }: ReturnType<typeof courseOfEntry>,
  at: number,
): JsonObject | undefined {
  const turn = turns.findLast((each) => each.at <= at);
  return turn === undefined ? now : turn.value;
}
