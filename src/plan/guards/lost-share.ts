import type { Guard } from './guard.ts';
import type { Category } from './guarded-categories.ts';
import { exceeded, lostLimit } from './share-limit.ts';

/** Refuses to take away too large a share at once: a mass removal is more often a mistake than a wish. */
export function lostShare(category: Category): Guard {
  const name = `lost-${category.name}`;
  return {
    name,
    check: (input) => {
      const planned = category.lost(input);
      const all = () => category.all(input.before.entries, input.organization.name);
      const over = exceeded(planned, name, input.target, lostLimit, all);
      if (over === undefined) return undefined;
      const { total, limit } = over;
      return {
        message: `${planned} of ${total} ${category.words} would be lost; at most ${limit} may be`,
        limit,
        planned,
      };
    },
  };
}
