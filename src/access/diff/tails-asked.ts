import type { Place } from '../../diagnostic/diagnostic.ts';
import type { ResourceReach, RouteStep } from './access-diff.ts';
import type { Item } from './find-items.ts';
import type { IndexedParts, SamePart } from './held-index.ts';
import { stepsText } from './steps-text.ts';
import type { Way } from './ways-of.ts';

type Steps = readonly RouteStep<Place>[];

/** By what leads to them, the actions. */
export type WaysAsked = ReadonlyMap<readonly Way[], readonly string[]>;

export function waysAsked(items: readonly Item[], which: 'ways' | 'denials'): WaysAsked {
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

/** Of one way to a role so many statements are told, before it is told without them. */
const mostTails = 2;

/** What a way gives: an action; `on`: of some of the resources. */
export interface Given {
  readonly action: string;
  readonly on?: readonly ResourceReach[];
}

/** A way on from a part. */
export interface Tail {
  readonly steps: Steps;
  readonly given: readonly Given[];
}

/** The parts that lead to what is asked, with the ways on from them. */
export function tailsAsked(
  parts: IndexedParts,
  asked: WaysAsked,
): Iterable<readonly [SamePart, readonly Tail[]]> {
  const found = new Map<SamePart, Tail[]>();
  for (const [ways, actions] of asked) {
    for (const way of ways) {
      for (const [part, tail] of tailsOf(parts, way, actions)) {
        const tails = found.get(part);
        if (tails === undefined) found.set(part, [tail]);
        else tails.push(tail);
      }
    }
  }
  return [...found].map(([part, tails]) => [part, folded(onceEach(tails))] as const);
}

function tailsOf(
  parts: IndexedParts,
  way: Way,
  actions: readonly string[],
): readonly (readonly [SamePart, Tail])[] {
  if (way.is === 'whole') return [];
  if (way.is === 'part') {
    const tail = { steps: way.tail, given: givenBy(way, actions) };
    return parts.withKey(way.part).map((same) => [same, tail] as const);
  }
  const { saying } = way;
  return actions.flatMap((action) => {
    const given = givenBy(way, [action]);
    return parts.saying(action, saying).map(({ same, steps }) => [same, { steps, given }] as const);
  });
}

export function givenBy({ on }: Way, actions: readonly string[]): readonly Given[] {
  return actions.map((action) => (on === undefined ? { action } : { action, on }));
}

/** Many statements of a policy are the policy, and many policies of a role are the role. */
function folded(tails: readonly Tail[]): readonly Tail[] {
  if (tails.length <= mostTails) return tails;
  const policies = onceEach(tails.map(({ steps, given }) => ({ steps: steps.slice(0, 1), given })));
  return policies.length <= mostTails
    ? policies
    : [{ steps: [], given: tails.flatMap(({ given }) => given) }];
}

function onceEach(tails: readonly Tail[]): readonly Tail[] {
  const byText = new Map<string, { readonly steps: Steps; readonly given: Given[] }>();
  for (const { steps, given } of tails) {
    const text = stepsText(steps);
    const known = byText.get(text);
    if (known === undefined) byText.set(text, { steps, given: [...given] });
    else known.given.push(...given);
  }
  return [...byText.values()];
}
