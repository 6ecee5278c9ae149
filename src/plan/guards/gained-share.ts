import type { Guard } from './guard.ts';
import type { Category } from './guarded-categories.ts';
import { exceeded, gainedLimit } from './share-limit.ts';

/** Refuses to give too large a share at once, after the first apply: before it, everything is new. */
export function gainedShare(category: Category): Guard {
  const name = `gained-${category.name}`;
  return {
    name,
    check: (input) => {
      if (!input.circumstances.appliedBefore) return undefined;
      const planned = category.gained(input);
      const all = () => category.all(input.before.entries, input.organization.name);
      const over = exceeded(planned, name, input.target, gainedLimit, all);
      if (over === undefined) return undefined;
      const { total, limit } = over;
      const message = `${planned} ${category.words} would be added to ${total}; at most ${limit} may be`;
      return { message, limit, planned };
    },
  };
}
