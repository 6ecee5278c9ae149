import type { AccessChange, AccessDiff, AccessForecast } from '../../access/diff/access-diff.ts';

/**
 * What the clock does that is not told with the changes already: a change that is to begin or end then says so itself.
 */
export function untoldForecast({
  changes,
  forecast,
}: Pick<AccessDiff, 'changes' | 'forecast'>): readonly AccessForecast[] {
  const told = new Set(
    changes.flatMap(({ from, until, ...change }) => [
      ...(from === undefined ? [] : [keyOf(change, from)]),
      ...(until === undefined ? [] : [keyOf({ ...change, kind: 'lost' }, until)]),
    ]),
  );
  return forecast.flatMap(({ at, changes: all }) => {
    const own = all.filter((change) => !told.has(keyOf(change, at)));
    return own.length === 0 ? [] : [{ at, changes: own }];
  });
}

function keyOf({ kind, principals, actions, resources }: Told, at: string): string {
  return JSON.stringify([kind, principals, actions, resources, at]);
}

type Told = Pick<AccessChange, 'kind' | 'principals' | 'actions' | 'resources'>;
