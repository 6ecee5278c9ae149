import type { SystemAccess, SystemPrincipal } from './system-access.ts';

/** A system as it is for somebody from a time on, in milliseconds, until the next one. */
export interface SystemSpan {
  readonly from: number;
  readonly system: SystemAccess;
}

export interface InTime {
  /** Who comes later. */
  readonly principals: readonly SystemPrincipal[];
  /** What it becomes for somebody, sorted: all are of the same universe as the first. Asked once of each. */
  spansOf(principal: string): readonly SystemSpan[];
}

/** A system whose own access knows no time, where it is known what it will be. */
export function systemInTime(first: SystemAccess, { principals, spansOf }: InTime): SystemAccess {
  const known = new Map<string, readonly SystemSpan[]>();
  const spans = (principal: string) => {
    const found = known.get(principal) ?? spansOf(principal);
    known.set(principal, found);
    return found;
  };
  const at = (principal: string, now: number) =>
    spans(principal).findLast(({ from }) => from <= now)?.system ?? first;
  const names = new Set(first.principals.map(({ name }) => name));
  return {
    ...first,
    principals: [...first.principals, ...principals.filter(({ name }) => !names.has(name))],
    at: (principal, now) => at(principal, now).at(principal, now),
    momentsOf: (principal, now) => spans(principal).flatMap(({ from }) => (from > now ? [from] : [])),
    timelineOf: (principal) => {
      const own = spans(principal);
      const now = first.timelineOf?.(principal);
      if (own.length === 0) return now;
      return JSON.stringify([now, ...own.map(({ from, system }) => [from, system.timelineOf?.(principal)])]);
    },
    routesTo: (principal, point, now) => at(principal, now).routesTo(principal, point, now),
  };
}
