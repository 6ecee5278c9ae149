import type { JsonObject } from '../../../digest/json.ts';
import type { Origin } from '../../../parse/document.ts';
import type { Address } from '../../../plan/address.ts';
import { isSame, type Life, type Turn } from '../../../plan/course.ts';
import type { Period } from './when.ts';

/** Something that counts for a time. */
export interface Lived {
  readonly address: Address;
  readonly value: JsonObject;
  readonly origin: Origin;
  readonly period: Period;
}

/**
 * What each address holds whenever, of those with dates and of those that are asked for.
 *
 * @param pick what several that count at the same time come to
 */
export function livesOf<E extends Lived>(
  edges: Iterable<E>,
  pick: (held: readonly [E, ...E[]]) => JsonObject,
  isAsked: (address: Address) => boolean = () => false,
): ReadonlyMap<Address, Life> {
  const all = new Map<Address, [E, ...E[]]>();
  for (const edge of edges) {
    const others = all.get(edge.address);
    if (others === undefined) all.set(edge.address, [edge]);
    else others.push(edge);
  }
  const lives = new Map<Address, Life>();
  for (const [address, own] of all)
    if (own.some(({ period }) => (period.starts ?? period.expires) !== undefined) || isAsked(address))
      lives.set(address, { turns: turnsOf(own, pick), origin: own[0].origin });
  return lives;
}

function turnsOf<E extends Lived>(
  edges: readonly [E, ...E[]],
  pick: (held: readonly [E, ...E[]]) => JsonObject,
): readonly Turn[] {
  const bounds = edges.flatMap(({ period: { starts, expires } }) =>
    [starts, expires].flatMap((each) => (each === undefined ? [] : [Date.parse(each)])),
  );
  const turns: Turn[] = [];
  for (const at of [...new Set([0, ...bounds])].sort((a, b) => a - b)) {
    const [first, ...others] = edges.filter(({ period }) => counts(period, at));
    const value = first === undefined ? undefined : pick([first, ...others]);
    const last = turns.at(-1);
    if (last === undefined || !isSame(last.value, value)) turns.push({ at, value });
  }
  return turns;
}

function counts({ starts, expires }: Period, at: number): boolean {
  return (
    (starts === undefined || Date.parse(starts) <= at) && (expires === undefined || Date.parse(expires) > at)
  );
}
