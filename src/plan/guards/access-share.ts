import { gainersOf, holders, losersOf } from './changed-access.ts';
import type { Guard } from './guard.ts';
import { exceeded, gainedLimit, lostLimit } from './share-limit.ts';

/**
 * Refuses to take from too many at once, however few changes do it: a team's parent, a role's permissions, a
 * boundary. Service accounts and tokens count like members.
 */
export const lostAccess: Guard = {
  name: 'lost-access',
  check: (input) => {
    const planned = losersOf(input).size;
    const over = exceeded(planned, 'lost-access', input.target, lostLimit, () => holders(input.before));
    if (over === undefined) return undefined;
    const { total, limit } = over;
    const message = `${planned} of ${total} principals would lose access; at most ${limit} may`;
    return { message, limit, planned };
  },
};

/** Refuses to give to too many at once, likewise; before the first result everything is new. */
export const gainedAccess: Guard = {
  name: 'gained-access',
  check: (input) => {
    if (!input.circumstances.appliedBefore) return undefined;
    const planned = gainersOf(input).size;
    const over = exceeded(planned, 'gained-access', input.target, gainedLimit, () => holders(input.before));
    if (over === undefined) return undefined;
    const { total, limit } = over;
    const message = `${planned} principals would gain access, ${total} have any; at most ${limit} may gain`;
    return { message, limit, planned };
  },
};
