import type { Guard } from './guard.ts';
import type { Category } from './guarded-categories.ts';
import { allowedOf } from './share-limit.ts';

/** Refuses to take away too large a share at once: a mass removal is more often a mistake than a wish. */
export function lostShare(category: Category): Guard {
  const name = `lost-${category.name}`;
  return {
    name,
    check: (input) => {
      const planned = category.lost(input);
      if (planned === 0) return undefined;
      const total = category.total(input.before.entries, input.organization.name);
      const limit = allowedOf(total, name, input.target, { share: 0.25, floor: 5 });
      if (planned <= limit) return undefined;
      return {
        message: `${planned} of ${total} ${category.words} would be lost; at most ${limit} may be`,
        limit,
        planned,
      };
    },
  };
}
