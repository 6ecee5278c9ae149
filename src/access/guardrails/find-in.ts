import type { HeldAccess } from '../diff/system-access.ts';
import type { AccessSet, Point } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import { findPoint } from '../sets/find-point.ts';
import { intersection } from '../sets/set-operations.ts';
import type { Universe } from '../sets/universe.ts';
import type { Scope } from './scope.ts';

export type Found =
  | { readonly is: 'point'; readonly point: Point }
  | { readonly is: 'none' }
  /** Nobody can say within the budget: it counts as found. */
  | { readonly is: 'unknown'; readonly action: string };

export interface Finder {
  /** A request of a scope that is allowed. Whoever holds the same is asked once. */
  inHeld(held: HeldAccess, scope: Scope): Found;
  inSet(set: AccessSet, scope: Scope): Found;
  /** Of some set whatever. */
  inAny(set: AccessSet, actions?: readonly string[]): Found;
}

/** So much may one question cost, so that a hostile pattern does not leave all others without an answer. */
const costliest = 200_000;

export function finderIn(universe: Universe, effort: Effort): Finder {
  const known = new Map<string, Found>();
  function inAny(set: AccessSet, actions?: readonly string[]): Found {
    const own = { left: Math.min(effort.left, costliest) };
    const before = own.left;
    const found = findPoint(set, universe, own, actions);
    effort.left -= before - own.left;
    return found;
  }
  const inSet: Finder['inSet'] = (set, scope) => {
    const actions = scope.actions.filter((action) => set.mayHave(action));
    return actions.length === 0 ? { is: 'none' } : inAny(intersection([set, scope.set]), actions);
  };
  return {
    inAny,
    inSet,
    inHeld(held, scope) {
      const key = `${scope.key} ${held.key}`;
      const found = known.get(key) ?? inSet(held.set, scope);
      known.set(key, found);
      return found;
    },
  };
}
