import type { SystemAccess } from '../diff/system-access.ts';
import type { Point } from '../sets/access-set.ts';
import type { Finder, Found } from './find-in.ts';
import type { Raised, Raising } from './raising.ts';
import type { Scope } from './scope.ts';

/** Whether somebody can get at something of a scope. */
export type Reach =
  | { readonly is: 'none' }
  | { readonly is: 'point'; readonly point: Point; readonly raise?: Raised }
  /** Nobody can say within the budget; by an action, or by changing what they hold. */
  | { readonly is: 'unknown'; readonly action?: string; readonly raise?: Raised };

/** What somebody has of a scope as they are. */
export type Holds = (principal: string, scope: Scope, now: number) => Found;

export function holdsIn(system: SystemAccess, finder: Finder, couldReach: CouldReach): Holds {
  return (principal, scope, now) =>
    couldReach(principal, scope) ? finder.inHeld(system.at(principal, now), scope) : { is: 'none' };
}

/** See could-reach.ts. */
export type CouldReach = (principal: string, scope: Scope) => boolean;

/** As they are, or else by first changing what they hold. */
export function reachIn(holds: Holds, raising: Raising, finder: Finder, couldReach: CouldReach) {
  return (principal: string, scope: Scope, now: number): Reach => {
    if (scope.actions.length === 0) return { is: 'none' };
    const direct = holds(principal, scope, now);
    return direct.is === 'point' ? direct : (byRaise(principal, scope, now) ?? direct);
  };

  function byRaise(principal: string, scope: Scope, now: number): Reach | undefined {
    let unknown: Reach | undefined;
    for (const raised of raising.of(principal, now)) {
      if (raised === undefined) return unknown ?? { is: 'unknown' };
      const found = byOne(raised, principal, scope, now);
      if (found.is === 'point') return found;
      if (found.is === 'unknown') unknown ??= found;
    }
    return unknown;
  }

  function byOne(raise: Raised, principal: string, scope: Scope, now: number): Reach {
    const { as, set, isOpen } = raise;
    const found = as === undefined ? finder.inSet(set, scope) : holds(as, scope, now);
    if (found.is === 'point') return { ...found, raise };
    return isOpen && couldReach(principal, scope) ? { is: 'unknown', raise } : found;
  }
}

export type Reaches = ReturnType<typeof reachIn>;
