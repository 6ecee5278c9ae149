import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Effort } from '../sets/effort.ts';
import type { UniverseAction } from '../sets/universe.ts';
import type { AccessRoute, AccessStay, RouteStep } from './access-diff.ts';
import type { Asked } from './compare-action.ts';
import type { Comparer } from './compare-held.ts';
import type { AccessPart } from './system-access.ts';
import { waysGiven } from './ways-given.ts';
import type { Way } from './ways-of.ts';

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
  const given = waysGiven(effort);
  return {
    stays(principal, before, after) {
      const kept = new Set(after.held.parts.map(({ path }) => path));
      const gone = before.held.parts.filter(({ path, route }) => !kept.has(path) && route.length > 0);
      return gone.flatMap((part): Stay | readonly [] => {
        const { remaining, isPartial } = givenBy(part, before, after);
        if (remaining.length === 0) return [];
        const through = throughOf(remaining, after);
        return {
          principal,
          gone: part.route,
          actions: remaining.map(({ action }) => action),
          through,
          isPartial,
        };
      });
    },
  };

  function givenBy(part: AccessPart, before: Asked, after: Asked): Given {
    const key = `${part.key}\n${before.held.key}\n${after.held.key}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const remaining: Given['remaining'][number][] = [];
    let isPartial = false;
    for (const action of actionsOf(part)) {
      const differences = comparer.differences(action, before, after);
      const isWhole = differences.every(({ kind }) => kind === 'gained' || kind === 'wider');
      const ways = isWhole ? given(part, action, before, after) : undefined;
      if (ways !== undefined) remaining.push({ action: action.name, ways });
      else if (!isWhole && given(part, action, before, before) !== undefined) isPartial = true;
    }
    const all = { remaining, isPartial };
    known.set(key, all);
    return all;
  }

  function actionsOf({ actions: named }: AccessPart): readonly UniverseAction[] {
    const all = [...actions.values()];
    return named === 'all' ? all : all.filter(({ name }) => named.has(name));
  }
}

/** The ways of a principal to what it keeps, as far as a role. */
function throughOf(remaining: Given['remaining'], { held: { parts } }: Asked): readonly Steps[] {
  const through = new Map<string, Steps>();
  for (const { part, tail } of remaining.flatMap(({ ways }) => ways)) {
    if (part === undefined) through.set(textOf(tail), tail);
    for (const { key, route } of parts) if (key === part) through.set(textOf(route), route);
  }
  return [...through].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, steps]) => steps);
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
    .sort(
      (a, b) => b.principals.length - a.principals.length || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
    );
}
