import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from './access-diff.ts';
import type { Asked } from './asked.ts';
import type { Item } from './find-items.ts';
import type { AccessPart, PartGroup } from './system-access.ts';
import { tailsIn, type Way } from './ways-of.ts';

type Steps = readonly RouteStep<Place>[];

/** Of one way to a role so many statements are told, before it is told without them. */
const mostTails = 2;

/** A way of somebody to a change. */
export interface FoundRoute {
  /** The names of its steps, a line each: the same for the same way. */
  readonly text: string;
  steps(): Steps;
}

/** Finds the ways of one principal to what changes for it alike, or what denies it where it is denied. */
export type RouteFinder = (
  held: Asked['held'],
  items: readonly Item[],
  which: 'ways' | 'denials',
) => readonly FoundRoute[];

/** What of a group leads there, whoever has the group. */
interface GroupRoute {
  readonly text: string;
  readonly part: number;
  readonly tail: Steps;
}

/** What many have in common is looked for once. */
export function routeFinder(): RouteFinder {
  const known = new Map<string, ReturnType<typeof inGroups>>();
  const numbers = new Map<readonly Way[], number>();
  return (held, items, which) => {
    const asked = waysAsked(items, which);
    if (asked.size === 0) return [];
    const key = [...asked].map(([ways, actions]) => `${numberOf(ways)} ${actions.join(' ')}`);
    const text = key.sort().join();
    const routesOf = known.get(text) ?? inGroups(asked);
    known.set(text, routesOf);
    const found: FoundRoute[] = wholeIn(asked);
    for (const [at, group] of held.groups.entries())
      for (const { text: own, part, tail } of routesOf(held, at, group))
        found.push({ text: own, steps: () => [...held.wayTo(at, part), ...tail] });
    return found;
  };

  function numberOf(ways: readonly Way[]): number {
    const number = numbers.get(ways) ?? numbers.size;
    numbers.set(ways, number);
    return number;
  }
}

/** By what leads to them, the actions. */
type WaysAsked = ReadonlyMap<readonly Way[], readonly string[]>;

function waysAsked(items: readonly Item[], which: 'ways' | 'denials'): WaysAsked {
  const asked = new Map<readonly Way[], string[]>();
  for (const { difference, action } of items) {
    const ways = difference[which];
    if (ways.length === 0) continue;
    const actions = asked.get(ways);
    if (actions === undefined) asked.set(ways, [action.name]);
    else if (!actions.includes(action.name)) actions.push(action.name);
  }
  return asked;
}

function wholeIn(asked: WaysAsked): FoundRoute[] {
  const whole = [...asked.keys()].flatMap((ways) => ways.filter((way) => way.is === 'whole'));
  return whole.map(({ steps }) => ({ text: textOf(steps), steps: () => steps }));
}

function inGroups(
  asked: WaysAsked,
): (held: Asked['held'], at: number, group: PartGroup) => readonly GroupRoute[] {
  const byGroup = new Map<PartGroup, readonly GroupRoute[]>();
  const byPart = new Map<string, readonly Steps[]>();
  return (held, at, group) => {
    const before = byGroup.get(group);
    if (before !== undefined) return before;
    const found = group.parts.flatMap((each, part) => {
      const tails = tailsOf(each);
      if (tails.length === 0) return [];
      const route = textOf(held.wayTo(at, part));
      return tails.map((tail): GroupRoute => ({ text: joined(route, textOf(tail)), part, tail }));
    });
    byGroup.set(group, found);
    return found;
  };

  /** Parts with one key may be of different documents. */
  function tailsOf(part: AccessPart): readonly Steps[] {
    const own = `${part.key} ${part.document ?? part.path}`;
    const tails = byPart.get(own) ?? tailsFor(part, asked);
    byPart.set(own, tails);
    return tails;
  }
}

function tailsFor(part: AccessPart, asked: WaysAsked): readonly Steps[] {
  const found = new Map<string, Steps>();
  for (const [ways, actions] of asked)
    for (const action of actions)
      for (const tail of tailsIn(part, action, ways)) found.set(textOf(tail), tail);
  return folded([...found.values()]);
}

/** Many statements of a policy are the policy, and many policies of a role are the role. */
function folded(tails: readonly Steps[]): readonly Steps[] {
  if (tails.length <= mostTails) return tails;
  const policies = new Map(tails.map((tail) => [tail[0]?.name ?? '', tail.slice(0, 1)]));
  return policies.size <= mostTails ? [...policies.values()] : [[]];
}

function textOf(steps: Steps): string {
  return steps.map(({ name }) => name).join('\n');
}

function joined(route: string, tail: string): string {
  return route === '' || tail === '' ? route + tail : `${route}\n${tail}`;
}
