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
  | { readonly is: 'unknown'; readonly action?: string };

/** What somebody has of a scope as they are. */
export type Holds = (principal: string, scope: Scope, now: number) => Found;

export function holdsIn(system: SystemAccess, finder: Finder, couldReach: CouldReach): Holds {
  return (principal, scope, now) =>
    couldReach(principal, scope) ? finder.inHeld(system.at(principal, now), scope) : { is: 'none' };
}

type CouldReach = (principal: string, scope: Scope) => boolean;

/** As they are, or else by first changing what they hold. */
export function reachIn(holds: Holds, raising: Raising, finder: Finder) {
  return (principal: string, scope: Scope, now: number): Reach => {
    if (scope.actions.length === 0) return { is: 'none' };
    const direct = holds(principal, scope, now);
    return direct.is === 'point' ? direct : (byRaise(principal, scope, now) ?? direct);
  };

  function byRaise(principal: string, scope: Scope, now: number): Reach | undefined {
    let unknown: Reach | undefined;
    for (const raised of raising.of(principal, now)) {
      if (raised === undefined) return unknown ?? { is: 'unknown' };
      const found = finder.inSet(raised.set, scope);
      if (found.is === 'point') return { ...found, raise: raised };
      if (found.is === 'unknown') unknown ??= found;
    }
    return unknown;
  }
}

export type Reaches = ReturnType<typeof reachIn>;
