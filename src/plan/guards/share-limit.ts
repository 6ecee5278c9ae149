import type { Target } from '../../model/model.ts';

/** A share of what is there that may change at once; fewer than `floor` never trip the guard. */
export interface ShareLimit {
  readonly share: number;
  readonly floor: number;
}

/** How many of `total` may change: at this number the guard is silent, at one more it refuses. */
export function allowedOf(total: number, guard: string, target: Target, fallback: ShareLimit): number {
  const { share, floor } = { ...fallback, ...target.guards[guard] };
  return Math.max(Math.ceil(floor) - 1, Math.floor(total * share), 0);
}
