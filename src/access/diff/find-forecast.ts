import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RateRisk } from '../risk/rated-change.ts';
import type { AccessForecast } from './access-diff.ts';
import { type Gathering, gathering } from './alike.ts';
import type { Comparer } from './compare-held.ts';
import { askedAt, itemsOf } from './find-items.ts';
import { groupItems } from './group-items.ts';
import { instantText } from './instant-text.ts';
import type { SystemAccess } from './system-access.ts';

/** What the clock does by itself until the horizon: at each moment, what changes then. */
export function findForecast(
  system: SystemAccess,
  { now, until, rate }: { readonly now: number; readonly until: number; readonly rate: RateRisk },
  comparer: Comparer,
): readonly AccessForecast<Place>[] {
  const byTime = new Map<string, Gathering>();
  for (const { name } of system.principals) {
    let last: ReturnType<typeof askedAt> | undefined;
    for (const moment of system.momentsOf(name, now)) {
      if (moment > until) break;
      last ??= askedAt(system, name, name, now);
      const next = askedAt(system, name, name, moment);
      const findings = comparer.findings(last, next);
      if (findings.length > 0) {
        const at = instantText(moment);
        const gathered = byTime.get(at) ?? gathering();
        byTime.set(at, gathered);
        gathered.add({ principal: name, spans: [{ from: undefined, findings, before: last, after: next }] });
      }
      last = next;
    }
  }
  return [...byTime]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([at, { alike }]) => {
      const grouped = groupItems([...alike].flatMap(itemsOf), rate);
      return { at, changes: grouped.map(({ change }) => change) };
    });
}
