import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RateRisk } from '../risk/rated-change.ts';
import type { AccessForecast } from './access-diff.ts';
import type { Comparer } from './compare-held.ts';
import { askedAt, type Item } from './find-items.ts';
import { groupItems } from './group-items.ts';
import { instantText } from './instant-text.ts';
import type { SystemAccess } from './system-access.ts';

/** What the clock does by itself until the horizon: at each moment, what changes then. */
export function findForecast(
  system: SystemAccess,
  { now, until, rate }: { readonly now: number; readonly until: number; readonly rate: RateRisk },
  comparer: Comparer,
): readonly AccessForecast<Place>[] {
  const byTime = new Map<string, Item[]>();
  for (const { name } of system.principals) {
    let last: ReturnType<typeof askedAt> | undefined;
    for (const moment of system.momentsOf(name, now)) {
      if (moment > until) break;
      last ??= askedAt(system, name, name, now);
      const next = askedAt(system, name, name, moment);
      for (const finding of comparer.findings(last, next)) {
        const at = instantText(moment);
        const items = byTime.get(at) ?? [];
        byTime.set(at, items);
        items.push({
          ...finding,
          principal: name,
          before: last,
          after: next,
          from: undefined,
          until: undefined,
        });
      }
      last = next;
    }
  }
  return [...byTime]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([at, items]) => ({ at, changes: groupItems(items, rate).map(({ change }) => change) }));
}
