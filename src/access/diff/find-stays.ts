import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Effort } from '../sets/effort.ts';
import type { UniverseAction } from '../sets/universe.ts';
import type { AccessRoute, AccessStay, RouteStep } from './access-diff.ts';
import type { Asked } from './asked.ts';
import { type Finding, numbersOf, saidBy } from './compare-held.ts';
import { type Focus, focuses, pathsOf, type SaidThere } from './focus.ts';
import { stepsText } from './steps-text.ts';
import type { AccessPart, HeldAccess, PartGroup } from './system-access.ts';
import { mostThrough, type Remaining, type Through, throughOf } from './through-of.ts';
import { type StillGiven, waysGiven } from './ways-given.ts';

type Steps = readonly RouteStep<Place>[];

/** A path of one principal that goes, and by which the rest of what it gave stays. */
export interface Stay {
  readonly principal: string;
  readonly gone: Steps;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly through: readonly Through[];
  /** Whether something that it gave does not remain. */
  readonly isPartial: boolean;
}

/** Finds what stays by another path; what two people have in common is looked at once. */
export interface StayFinder {
  /** @param findings how the two differ */
  stays(principal: string, before: Asked, after: Asked, findings: readonly Finding[]): readonly Stay[];
}

/** What a part gave, as seen before and after. */
interface Given {
  readonly remaining: readonly Remaining[];
  readonly isPartial: boolean;
}

export function stayFinder(actions: ReadonlyMap<string, UniverseAction>, effort: Effort): StayFinder {
  const focusOn = focuses(actions, effort);
  const known = new Map<string, Given>();
  const still = new Map<string, StillGiven | undefined>();
  const gave = new Map<string, boolean>();
  const given = waysGiven();
  return {
    stays(principal, before, after, findings) {
      const gone = pathsGone(before.held, after.held);
      if (gone.length === 0 || effort.left <= 0) return [];
      const lost = new Set(findings.filter(isLoss).map(({ action }) => action.name));
      return gone.flatMap(({ part, route }): Stay | readonly [] => {
        const { remaining, isPartial } = givenBy(part, before, after, lost);
        if (remaining.length === 0) return [];
        const through = throughOf(remaining, after.held);
        const kept = remaining.map(({ action }) => action);
        const resources = [...new Set(remaining.flatMap((each) => each.resources))].sort();
        return { principal, gone: route(), actions: kept, resources, through, isPartial };
      });
    },
  };

  function givenBy(part: AccessPart, before: Asked, after: Asked, lost: ReadonlySet<string>): Given {
    const focus = focusOn([{ key: `${part.key} ${part.path}`, parts: [part] }], []);
    const [was, is] = [saidBy(before.held, focus), saidBy(after.held, focus)];
    const own = focus.actions.filter(({ action }) => lost.has(action.name)).map(({ action }) => action.name);
    const key = [part.key, numbersOf(was), numbersOf(is), own.join()].join('\n\n');
    const found = known.get(key) ?? lookAt(part, focus, { was, is }, before, after, lost);
    known.set(key, found);
    return found;
  }

  function lookAt(
    part: AccessPart,
    focus: Focus,
    { was, is }: Readonly<Record<'was' | 'is', readonly SaidThere[]>>,
    before: Asked,
    after: Asked,
    lost: ReadonlySet<string>,
  ): Given {
    const remaining: Remaining[] = [];
    let isPartial = false;
    for (const [at, each] of focus.actions.entries()) {
      const { name } = each.action;
      const isLost = lost.has(name);
      const said = (isLost ? [was] : [was, is]).map((side) => focus.together(side, at));
      const key = [part.key, name, ...said].join('\n\n');
      if (isLost) {
        isPartial ||= once(gave, key, () => given.gave(part, each, before, effort));
        continue;
      }
      const left = once(still, key, () => given.still(part, each, before, after, effort));
      if (left !== undefined) remaining.push({ action: name, ...left });
    }
    return { remaining, isPartial };
  }

  /** What was not looked at wholly may be where more effort is left. */
  function once<T>(made: Map<string, T>, key: string, look: () => T): T {
    if (made.has(key)) return made.get(key) as T;
    const found = look();
    if (effort.left > 0) made.set(key, found);
    return found;
  }
}

interface Gone {
  readonly part: AccessPart;
  route(): Steps;
}

/** Parts by paths that are not there afterwards. */
function pathsGone(before: HeldAccess, after: HeldAccess): readonly Gone[] {
  const gone: Gone[] = [];
  for (let at = 0; at < before.groups.length; at += 1) {
    const group = before.groups[at] as PartGroup;
    if (hasPaths(after, group, at)) continue;
    for (const [place, part] of group.parts.entries())
      if (part.isLimit !== true && !hasPath(after, part.path))
        gone.push({ part, route: () => before.wayTo(at, place) });
  }
  return gone;
}

/** Nearly always: a group that is held still, or another by the same paths, and in the same place. */
function hasPaths({ groups }: HeldAccess, own: PartGroup, at: number): boolean {
  const there = groups[at];
  if (there !== undefined && areSamePaths(there, own)) return true;
  for (const group of groups) if (areSamePaths(group, own)) return true;
  return false;
}

function areSamePaths(one: PartGroup, other: PartGroup): boolean {
  return one === other || one.key === other.key || pathsOf(one) === pathsOf(other);
}

function hasPath({ groups }: HeldAccess, path: string): boolean {
  for (const { parts } of groups) for (const part of parts) if (part.path === path) return true;
  return false;
}

function isLoss({ difference: { kind } }: Finding): boolean {
  return kind !== 'gained' && kind !== 'wider';
}

/** The same for many principals, told once. */
export function groupStays(stays: readonly Stay[]): readonly AccessStay<Place>[] {
  const groups = new Map<string, { readonly first: Stay; readonly principals: string[] }>();
  for (const stay of stays) {
    const ways = stay.through.map(({ steps, gives }) => [stepsText(steps), gives ?? 'all']);
    const key = JSON.stringify([stepsText(stay.gone), ways, stay.actions, stay.resources]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: stay, principals: [stay.principal] });
    else group.principals.push(stay.principal);
  }
  return [...groups.values()]
    .map(({ first, principals }) => {
      const route = (steps: Steps): AccessRoute<Place> => ({ steps, principals: principals.length });
      const through = first.through.slice(0, mostThrough);
      const more = first.through.length - through.length;
      return {
        principals: [...principals].sort(),
        gone: route(first.gone),
        actions: [...first.actions].sort(),
        ...(first.resources.length === 0 ? {} : { resources: first.resources }),
        through: through.map(({ steps, ...gift }) => ({ ...route(steps), ...gift })),
        ...(more === 0 ? {} : { moreThrough: more }),
      };
    })
    .sort(
      (a, b) => b.principals.length - a.principals.length || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
    );
}
