import type { LintedStatement } from '../linted-statement.ts';
import type { RoleItem } from './role-items.ts';

/** Finds those of some items of which every action is in another one too: of nearly all that is enough to know. */
export function itemsSaidTwice(items: readonly RoleItem[]): readonly RoleItem[] {
  const counts = new Map<number, number>();
  let wide = 0;
  for (const { statements } of items) {
    if (statements.some(isWide)) wide += 1;
    for (const key of new Set(statements.flatMap(keysOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return items.filter(({ statements }) => {
    const own = statements.some(isWide) ? 1 : 0;
    if (wide > own) return true;
    return own === 0 && statements.flatMap(keysOf).every((key) => (counts.get(key) ?? 0) > 1);
  });
}

function isWide({ actions, exceptActions }: LintedStatement): boolean {
  return exceptActions || actions === 'all';
}

const perService = 2 ** 20;

function keysOf({ isDeny, actions, exceptActions }: LintedStatement): readonly number[] {
  if (exceptActions || actions === 'all') return [];
  return [...actions].flatMap(([service, indexes]) =>
    indexes.map((index) => (service * perService + index) * 2 + Number(isDeny)),
  );
}
