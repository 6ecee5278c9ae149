import type { Action } from '../../engine/action-table.ts';
import type { ContentKeys } from './content-keys.ts';
import { standing } from './facets.ts';
import type { HeldLayer } from './held-layers.ts';
import type { Keyed } from './place-keys.ts';
import { joinedOnce, keysOf, sayingsOf } from './sayings-of.ts';

/** The same where the same is held, under the same limits. */
export function keyOfLayer(content: ContentKeys, { holder, held, limits }: HeldLayer, now: number): string {
  const key = (keyed: Keyed) => keyed.key + standing(keyed.facets, holder.subject, now);
  const own =
    held === undefined
      ? '*'
      : joinedOnce(held.flatMap(({ holdings }) => holdings.map((holding) => key(content.holding(holding)))));
  return [own, ...limits.map(({ is, table }) => `${is} ${key(content.table(table))}`)].join('|');
}

/** The same where the same is said of an action; empty where it is denied whatever else is said. */
export function keyOfAction(
  content: ContentKeys,
  layers: readonly HeldLayer[],
  action: Action,
  now: number,
): string {
  let key = content.action(action);
  for (const { holder, held, limits } of layers) {
    if (held === undefined) key += '/*';
    else {
      const said = held.flatMap(({ holdings }) =>
        holdings.flatMap((holding) => content.held(holding, action) ?? []),
      );
      if (!said.some((each) => each.said.allows)) return '';
      key += `/${joinedOnce(said.flatMap((each) => sayingsOf(each, holder.subject, now).map((one) => one.key)))}`;
    }
    for (const { is, table } of limits) {
      const saying = content.saying(table, action);
      if (saying?.allows !== true) return '';
      key += `|${is} ${joinedOnce(keysOf(saying, holder.subject, now))}`;
    }
  }
  return key;
}
