import type { AccessSet, Point } from './access-set.ts';
import type { Effort } from './effort.ts';
import { findPoint } from './find-point.ts';
import { difference } from './set-operations.ts';
import type { Universe } from './universe.ts';

export type Inclusion =
  | { readonly is: 'included' }
  /** With a request that only the smaller has. */
  | { readonly is: 'not-included'; readonly point: Point }
  | { readonly is: 'unknown'; readonly action: string };

/** Whether a set has all that another one has. */
export function includes(
  larger: AccessSet,
  smaller: AccessSet,
  universe: Universe,
  effort: Effort,
): Inclusion {
  const found = findPoint(difference(smaller, larger), universe, effort);
  if (found.is === 'none') return { is: 'included' };
  return found.is === 'point' ? { is: 'not-included', point: found.point } : found;
}
