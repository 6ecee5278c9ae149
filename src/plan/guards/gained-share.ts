import type { Guard } from './guard.ts';
import type { Category } from './guarded-categories.ts';
import { allowedOf } from './share-limit.ts';

/** Refuses to give too large a share at once, after the first apply: before it, everything is new. */
export function gainedShare(category: Category): Guard {
  const name = `gained-${category.name}`;
  return {
    name,
    check: (input) => {
      if (!input.circumstances.appliedBefore) return undefined;
      const planned = category.gained(input);
      if (planned === 0) return undefined;
      const total = category.total(input.before.entries, input.organization.name);
      const limit = allowedOf(total, name, input.target, { share: 0.5, floor: 20 });
      if (planned <= limit) return undefined;
      const message = `${planned} ${category.words} would be added to ${total}; at most ${limit} may be`;
      return { message, limit, planned };
    },
  };
}
