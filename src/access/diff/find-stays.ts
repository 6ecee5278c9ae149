import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Effort } from '../sets/effort.ts';
import { contextsOf } from '../sets/contexts.ts';
import { regionsOf } from '../sets/regions.ts';
import type { Point } from '../sets/access-set.ts';
import type { UniverseAction } from '../sets/universe.ts';
import type { AccessRoute, AccessStay, RouteStep } from './access-diff.ts';
import type { Asked } from './compare-action.ts';
import type { Comparer } from './compare-held.ts';
import type { AccessPart } from './system-access.ts';
import { type Way, waysOf } from './ways-of.ts';

type Steps = readonly RouteStep<Place>[];

/** A path of one principal that goes, and by which the rest of what it gave stays. */
export interface Stay {
  readonly principal: string;
  readonly gone: Steps;
  readonly actions: readonly string[];
  readonly through: readonly Steps[];
  /** Whether something that it gave does not remain. */
  readonly isPartial: boolean;
}

/** Finds what stays by another path; what two people have in common is looked at once. */
export interface StayFinder {
  stays(principal: string, before: Asked, after: Asked): readonly Stay[];
}

/** What a part gave, as seen before and after. */
interface Given {
  readonly remaining: readonly { readonly action: string; readonly ways: readonly Way[] }[];
  readonly isPartial: boolean;
}

export function stayFinder(
  actions: ReadonlyMap<string, UniverseAction>,
  comparer: Comparer,
  effort: Effort,
): StayFinder {
  const known = new Map<string, Given>();
  const gives = new Map<string, readonly Way[] | undefined>();
  return { stays };

  function stays(principal: string, before: Asked, after: Asked): readonly Stay[] {
    const kept = new Set(after.held.parts.map(({ path }) => path));
    const gone = before.held.parts.filter(({ path, route }) => route.length > 0 && !kept.has(path));
    return gone.flatMap((part): Stay | readonly [] => {
      const { remaining, isPartial } = givenBy(part, before, after);
      if (remaining.length === 0) return [];
      const through = new Map<string, Steps>();
      for (const { part: key, tail } of remaining.flatMap(({ ways }) => ways)) {
        const own = key === undefined ? [] : after.held.parts.filter((each) => each.key === key);
        if (key === undefined) through.set(textOf(tail), tail);
        for (const { route } of own) through.set(textOf(route), route);
      }
      const ways = [...through].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, steps]) => steps);
      return { principal, gone: part.route, actions: remaining.map(({ action }) => action), through: ways, isPartial };
    });
  }

  function givenBy(part: AccessPart, before: Asked, after: Asked): Given {
    const key = `${part.key}\n${before.held.key}\n${after.held.key}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const remaining: Given['remaining'][number][] = [];
    let isPartial = false;
    for (const action of actionsOf(part)) {
      const ways = remainsBy(part, action, before, after);
      if (ways !== undefined) remaining.push({ action: action.name, ways });
      else if (gave(part, action, before, before) !== undefined) isPartial = true;
    }
    const given = { remaining, isPartial };
    known.set(key, given);
    return given;
  }

  function actionsOf({ actions: named }: AccessPart): readonly UniverseAction[] {
    const all = [...actions.values()];
    return named === 'all' ? all : all.filter(({ name }) => named.has(name));
  }

  /** By which ways what a part gave of an action remains; undefined where it gave nothing, or some of it goes. */
  function remainsBy(
    part: AccessPart,
    action: UniverseAction,
    before: Asked,
    after: Asked,
  ): readonly Way[] | undefined {
    const differences = comparer.differences(action, before, after);
    if (differences.some(({ kind }) => kind !== 'gained' && kind !== 'wider')) return undefined;
    return gave(part, action, before, after);
  }

  /** The ways by which something is allowed that a part gave. */
  function gave(part: AccessPart, action: UniverseAction, before: Asked, after: Asked): readonly Way[] | undefined {
    const key = `${action.name}\n${part.key}\n${before.held.keyOf(action.name)}\n${after.held.keyOf(action.name)}`;
    if (gives.has(key)) return gives.get(key);
    const ways = lookFor(part, action, before, after);
    gives.set(key, ways);
    return ways;
  }

  function lookFor(part: AccessPart, action: UniverseAction, before: Asked, after: Asked): readonly Way[] | undefined {
    for (const point of points(action, before, effort)) {
      if (!before.held.set.has(point) || !after.held.set.has(point)) continue;
      const was = before.system.routesTo(before.principal, point, before.now);
      if (!was.some(({ part: key }) => key === part.key)) continue;
      return waysOf(after.system.routesTo(after.principal, point, after.now), after.held.parts);
    }
    return undefined;
  }
}

function* points({ name, ...action }: UniverseAction, { held: { set } }: Asked, effort: Effort): Iterable<Point> {
  if (!set.mayHave(name)) return;
  for (const { resource } of regionsOf({ name, ...action }, set.patternsOf(name), effort).regions)
    for (const context of contextsOf(set.testsOf(name, resource), effort).contexts)
      yield { action: name, resource, context };
}

function textOf(steps: Steps): string {
  return steps.map(({ name }) => name).join('\n');
}

const mostThrough = 3;

/** The same for many principals, told once. */
export function groupStays(stays: readonly Stay[]): readonly AccessStay<Place>[] {
  const groups = new Map<string, { readonly first: Stay; readonly principals: string[] }>();
  for (const stay of stays) {
    const key = `${textOf(stay.gone)}\n\n${stay.actions.join()}\n\n${stay.through.map(textOf).join('\n\n')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: stay, principals: [stay.principal] });
    else group.principals.push(stay.principal);
  }
  return [...groups.values()]
    .map(({ first, principals }) => {
      const route = (steps: Steps): AccessRoute<Place> => ({ steps, principals: principals.length });
      return {
        principals: [...principals].sort(),
        gone: route(first.gone),
        actions: [...first.actions].sort(),
        through: first.through.slice(0, mostThrough).map(route),
      };
    })
    .sort((a, b) => b.principals.length - a.principals.length || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
