import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from './access-diff.ts';
import type { Item } from './find-items.ts';
import type { AccessPart } from './system-access.ts';
import { tailsIn, type Way } from './ways-of.ts';

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

/** The ways on from a part to what is asked; none: it does not lead there. */
export function tailsAsked(part: AccessPart, asked: WaysAsked): readonly Steps[] {
  const found = new Map<string, Steps>();
  for (const [ways, actions] of asked)
    for (const action of actions)
      for (const tail of tailsIn(part, action, ways))
        found.set(tail.map(({ name }) => name).join('\n'), tail);
  return folded([...found.values()]);
}

/** Many statements of a policy are the policy, and many policies of a role are the role. */
function folded(tails: readonly Steps[]): readonly Steps[] {
  if (tails.length <= mostTails) return tails;
  const policies = new Map(tails.map((tail) => [tail[0]?.name ?? '', tail.slice(0, 1)]));
  return policies.size <= mostTails ? [...policies.values()] : [[]];
}
