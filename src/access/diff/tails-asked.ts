import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from './access-diff.ts';
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

/** The parts that lead to what is asked, with the ways on from them. */
export function tailsAsked(
  parts: IndexedParts,
  asked: WaysAsked,
): Iterable<readonly [SamePart, readonly Steps[]]> {
  const found = new Map<SamePart, Map<string, Steps>>();
  const add = (part: SamePart, tail: Steps) => {
    const tails = found.get(part) ?? new Map<string, Steps>();
    found.set(part, tails.set(stepsText(tail), tail));
  };
  for (const [ways, actions] of asked)
    for (const way of ways) for (const [part, tail] of tailsOf(parts, way, actions)) add(part, tail);
  return [...found].map(([part, tails]) => [part, folded([...tails.values()])] as const);
}

function tailsOf(
  parts: IndexedParts,
  way: Way,
  actions: readonly string[],
): readonly (readonly [SamePart, Steps])[] {
  if (way.is === 'whole') return [];
  if (way.is === 'part') return parts.withKey(way.part).map((same) => [same, way.tail] as const);
  const { saying } = way;
  return actions.flatMap((action) =>
    parts
      .saying(action, saying)
      .flatMap((same) => (same.part.stepsTo?.(action, saying) ?? []).map((tail) => [same, tail] as const)),
  );
}

/** Many statements of a policy are the policy, and many policies of a role are the role. */
function folded(tails: readonly Steps[]): readonly Steps[] {
  if (tails.length <= mostTails) return tails;
  const policies = new Map(tails.map((tail) => [tail[0]?.name ?? '', tail.slice(0, 1)]));
  return policies.size <= mostTails ? [...policies.values()] : [[]];
}
