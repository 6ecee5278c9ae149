import type { Target } from '../../model/model.ts';

/** A share of what is there that may change at once; fewer than `floor` never trip the guard. */
export interface ShareLimit {
  readonly share: number;
  readonly floor: number;
}

/** Of what is taken, where the target says nothing. */
export const lostLimit: ShareLimit = { share: 0.25, floor: 5 };
/** Of what is given, likewise. */
export const gainedLimit: ShareLimit = { share: 0.5, floor: 20 };

/** What a target says of a guard, and where it says nothing what is usual. */
export function limitOf({ guards }: Pick<Target, 'guards'>, guard: string): ShareLimit {
  const isUsuallyMore = guard.startsWith('gained-') && guard !== 'gained-privileged';
  return { ...(isUsuallyMore ? gainedLimit : lostLimit), ...guards[guard] };
}

/** A limit that a plan goes beyond, and of how many it is a share. */
export interface Exceeded {
  readonly total: number;
  readonly limit: number;
}

/**
 * Whether more change than may: at the limit the guard is silent, at one more it refuses. Of what there is in total
 * only so many are counted as show that it is silent.
 */
export function exceeded(
  planned: number,
  guard: string,
  target: Target,
  fallback: ShareLimit,
  all: () => Iterable<unknown>,
): Exceeded | undefined {
  const { share, floor } = { ...fallback, ...target.guards[guard] };
  const least = Math.max(Math.ceil(floor) - 1, 0);
  if (planned <= least) return undefined;
  let total = 0;
  for (const _ of all()) {
    total++;
    if (planned <= Math.floor(total * share)) return undefined;
  }
  return { total, limit: Math.max(least, Math.floor(total * share)) };
}
