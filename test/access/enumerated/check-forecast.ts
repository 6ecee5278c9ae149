import type { AccessDiff } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { checkChanges, firstMistake, wrongExample } from './check-changes.ts';
import { type Counts, count } from './counts.ts';
import type { TwoSides } from './two-sides.ts';

/** What of that which the clock will do by itself, from one moment to the next, is not so, or not told. */
export function checkForecast(
  sides: TwoSides,
  { forecast }: AccessDiff<Place>,
  counts: Counts,
): string | undefined {
  const { times, after } = sides;
  const names = sides.names.map((each) => ({ before: each.after, after: each.after }));
  return firstMistake([...times.keys()].slice(1), (at) => {
    const time = times[at] ?? '';
    const views = [after(times[at - 1] ?? ''), after(time)] as const;
    const changes = forecast.flatMap((each) => (each.at === time ? each.changes : []));
    count(counts, 'forecasts', changes.length);
    return (
      checkChanges({ ...sides, names }, views, changes, { gain: new Set(), lose: new Set() }, counts) ??
      firstMistake(changes, (change) => wrongExample(names, views, change, counts))
    );
  });
}
