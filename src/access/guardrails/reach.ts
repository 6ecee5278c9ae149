import type { SystemAccess } from '../diff/system-access.ts';
import type { Point } from '../sets/access-set.ts';
import type { Finder, Found } from './find-in.ts';
import type { Raised } from './raised.ts';
import type { Raising } from './raising.ts';
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
  const known = new Map<string, Map<object, Looked>>();
  return (principal: string, scope: Scope, now: number): Reach => {
    if (scope.actions.length === 0) return { is: 'none' };
    const direct = holds(principal, scope, now);
    return direct.is === 'point' ? direct : (byRaise(principal, scope, now) ?? direct);
  };

  function byRaise(
    principal: string,
    scope: Scope,
    now: number,
    tried = new Set<string>(),
  ): Reach | undefined {
    tried.add(principal);
    const { found, others } = lookedThrough(principal, scope, now);
    return found?.is === 'point' ? found : (byOthers(others, scope, now, tried) ?? found);
  }

  /** What they could do themselves; whoever holds the same is looked at once. */
  function lookedThrough(principal: string, scope: Scope, now: number): Looked {
    const ways = raising.of(principal, now);
    const answers = known.get(scope.key) ?? new Map<object, Looked>();
    known.set(scope.key, answers);
    const looked = answers.get(ways) ?? lookThrough(ways, principal, scope, now);
    answers.set(ways, looked);
    return looked;
  }

  function lookThrough(
    ways: Iterable<Raised | undefined>,
    principal: string,
    scope: Scope,
    now: number,
  ): Looked {
    let unknown: Reach | undefined;
    const others: Raised[] = [];
    for (const raised of ways) {
      if (raised === undefined) return { found: unknown ?? { is: 'unknown' }, others };
      const found = byOne(raised, principal, scope, now);
      if (found.is === 'point') return { found, others };
      if (found.is === 'unknown') unknown ??= found;
      if (raised.as !== undefined) others.push(raised);
    }
    return { found: unknown, others };
  }

  /** As somebody else, by what those could change. */
  function byOthers(
    others: readonly Raised[],
    scope: Scope,
    now: number,
    tried: Set<string>,
  ): Reach | undefined {
    let unknown: Reach | undefined;
    for (const first of others) {
      if (first.as === undefined || tried.has(first.as)) continue;
      const found = byRaise(first.as, scope, now, tried);
      if (found?.is === 'point' && found.raise !== undefined)
        return { ...found, raise: afterAnother(first, found.raise) };
      if (found?.is === 'unknown') unknown ??= found;
    }
    return unknown;
  }

  function byOne(raise: Raised, principal: string, scope: Scope, now: number): Reach {
    const { as, isOpen } = raise;
    const found = as === undefined ? finder.inSet(raise.set, scope) : holds(as, scope, now);
    if (found.is === 'point') return { ...found, raise };
    return isOpen && couldReach(principal, scope) ? { is: 'unknown', raise } : found;
  }
}

/** What was found, and the people that they could become. */
interface Looked {
  readonly found: Reach | undefined;
  readonly others: readonly Raised[];
}

/** A way whose first change is that of another. */
function afterAnother({ action, resource, at, does }: Raised, then: Raised): Raised {
  const { isOpen, isEverything, set, key } = then;
  const place = at === undefined ? {} : { at };
  return { action, resource, ...place, does: `${does}, then ${then.does}`, isOpen, isEverything, set, key };
}

export type Reaches = ReturnType<typeof reachIn>;
