import type { AccessPart } from '../system-access.ts';
import { isPlain, standing } from './facets.ts';
import type { HeldLayer, Limit } from './held-layers.ts';
import type { Inquiry } from './held-part.ts';
import { keyOfAction, keyOfLayer } from './layer-keys.ts';
import { joinedOnce, keysOf } from './sayings-of.ts';

/** Whether anything in a layer has to allow as well. */
export function hasLimits({ holder, held, limits }: HeldLayer): boolean {
  return limits.length > 0 || (holder.token !== undefined && held !== undefined);
}

/** What in a layer has to allow as well. */
export function limitParts(inquiry: Inquiry, layer: HeldLayer): readonly AccessPart[] {
  const { holder, held, limits } = layer;
  return [
    // Where a token holds its own, whatever they do not allow is denied.
    ...(holder.token !== undefined && held !== undefined ? [ownOfToken(inquiry, layer)] : []),
    ...limits.map((limit) => limitPart(inquiry, layer, limit)),
  ];
}

function ownOfToken({ engine, content, now }: Inquiry, layer: HeldLayer): AccessPart {
  const own = { ...layer, limits: [] };
  return {
    key: `own of a token ${keyOfLayer(content, own, now)}`,
    path: 'own of a token',
    isLimit: true,
    actions: 'all',
    keyOf: (name) => {
      const action = engine.actions.find(name);
      // What a catalogue lacks is denied like what is not said: of both sides the same is told.
      return `own ${action === undefined ? '' : keyOfAction(content, [own], action, now)}`;
    },
  };
}

/** One that says the same to everybody is made once. */
function limitPart(inquiry: Inquiry, { holder }: HeldLayer, { is, table }: Limit): AccessPart {
  const { engine, content, now } = inquiry;
  const { key, facets } = content.table(table);
  const known = isPlain(facets) ? content.limits.get(table)?.get(is) : undefined;
  if (known !== undefined) return known;
  const made: AccessPart = {
    key: `${is} ${key}${standing(facets, holder.subject, now)}`,
    path: is,
    isLimit: true,
    // What it says nothing about it denies.
    actions: 'all',
    keyOf: (name) => {
      const action = engine.actions.find(name);
      const saying = action && content.saying(table, action);
      return `${is} ${saying?.allows === true ? joinedOnce(keysOf(saying, holder.subject, now)) : ''}`;
    },
  };
  if (isPlain(facets)) content.limits.set(table, (content.limits.get(table) ?? new Map()).set(is, made));
  return made;
}
