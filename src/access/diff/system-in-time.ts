import type { SystemAccess, SystemPrincipal } from './system-access.ts';

/** A system as it is from a time on, in milliseconds, until the next one. */
export interface SystemSpan {
  readonly from: number;
  readonly system: SystemAccess;
}

/**
 * A system whose own access knows no time, where it is known what it will be: the first of the spans is that of now, and
 * they are of one universe, sorted.
 */
export function systemInTime(first: SystemAccess, later: readonly SystemSpan[]): SystemAccess {
  if (later.length === 0) return first;
  const all = [first, ...later.map(({ system }) => system)];
  const at = (now: number) => later.findLast(({ from }) => from <= now)?.system ?? first;
  const principals = new Map<string, SystemPrincipal>();
  for (const system of all)
    for (const each of system.principals) if (!principals.has(each.name)) principals.set(each.name, each);
  const timelines = new Map<string, readonly Turn[]>();
  const turnsOf = (principal: string) => {
    const known = timelines.get(principal) ?? turns(principal, first, later);
    timelines.set(principal, known);
    return known;
  };
  return {
    ...first,
    principals: [...principals.values()],
    at: (principal, now) => at(now).at(principal, now),
    momentsOf: (principal, now) => turnsOf(principal).flatMap(({ from }) => (from > now ? [from] : [])),
    timelineOf: (principal) =>
      JSON.stringify([
        first.timelineOf?.(principal),
        ...turnsOf(principal).map(({ from, is }) => [from, is]),
      ]),
    routesTo: (principal, point, now) => at(now).routesTo(principal, point, now),
  };
}

/** When somebody comes to hold something else, and what. */
interface Turn {
  readonly from: number;
  readonly is: unknown;
}

function turns(principal: string, first: SystemAccess, later: readonly SystemSpan[]): readonly Turn[] {
  const found: Turn[] = [];
  let last = first.timelineOf?.(principal);
  for (const { from, system } of later) {
    const is = system.timelineOf?.(principal);
    if (is !== last || is === undefined) found.push({ from, is });
    last = is;
  }
  return found;
}
