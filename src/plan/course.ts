import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Origin } from '../parse/document.ts';
import type { Address } from './address.ts';
import type { Project, Projection, ProjectionInput } from './projection.ts';

/** From a time on, in milliseconds; undefined: there is nothing. */
export interface Turn {
  readonly at: number;
  readonly value: JsonObject | undefined;
}

/** What is declared of something in a system that keeps no dates, whenever: the first turn is at 0, that is ever before. */
export interface Life {
  readonly turns: readonly Turn[];
  readonly origin: Origin;
}

/**
 * What is declared in a system that keeps no dates, and what becomes of it: what ends there ends as Bylaw takes it away.
 * Linear in what is declared, however many dates there are.
 */
export interface Course {
  readonly now: Projection;
  readonly later: Becoming;
  /** Where what is declared now, or then, stands. */
  readonly origins: Projection['origins'];
}

/** Of what becomes something else; a turn at 0 is what it is as soon as it counts, and does not by now. */
export type Becoming = ReadonlyMap<Address, readonly Turn[]>;

export function courseOf(project: Project, input: ProjectionInput): Course {
  const now = project(input);
  const time = Date.parse(input.evaluatedAt);
  const lives = now.lives ?? new Map<Address, Life>();
  const later = new Map<Address, readonly Turn[]>();
  for (const [address, { turns }] of lives) {
    const current = turns.findLast(({ at }) => at <= time)?.value;
    const isHidden = !isSame(current, now.entries.get(address));
    const own = [...(isHidden ? [{ at: 0, value: current }] : []), ...turns.filter(({ at }) => at > time)];
    if (own.length > 0) later.set(address, own);
  }
  const origins = {
    get: (address: Address) => now.origins.get(address) ?? lives.get(address)?.origin,
  };
  return { now, later, origins };
}

export function isSame(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  return one === undefined || other === undefined ? one === other : jsonEqual(one, other);
}
