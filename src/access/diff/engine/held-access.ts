import type { CompiledAccess } from '../../compiled-access.ts';
import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { AccessSet } from '../../sets/access-set.ts';
import { effectiveAccess } from '../../sets/effective-access.ts';
import type { AccessPart, HeldAccess } from '../system-access.ts';
import type { ContentKeys, SayingKeys } from './content-keys.ts';
import { isPlain, standing } from './facets.ts';
import { type HeldLayer, type HeldNow, heldLayers, type Limit } from './held-layers.ts';
import { pathOf } from './path-of.ts';
import type { Keyed } from './place-keys.ts';
import { heldSteps } from './route-steps.ts';

/** What a principal holds at a time, with keys for it and its parts; each is made when it is asked for. */
export function heldAccess(
  engine: Engine & CompiledAccess,
  content: ContentKeys,
  principal: string,
  now: number,
): HeldAccess {
  const found = engine.byName.get(principal);
  const isActive = found !== undefined && inactivityAt(found, now) === undefined;
  const layers = isActive ? heldLayers(engine, found, now) : [];
  let key: string | undefined;
  let parts: readonly AccessPart[] | undefined;
  let set: AccessSet | undefined;
  return {
    get set() {
      set ??= effectiveAccess(engine, principal, now);
      return set;
    },
    get key() {
      key ??= layers.map((layer) => keyOfLayer(content, layer, now)).join('/');
      return key;
    },
    get parts() {
      parts ??=
        found === undefined
          ? []
          : layers.flatMap((layer) => partsOf({ engine, content, principal: found, now }, layer));
      return parts;
    },
    keyOf: (name) => {
      const action = engine.actions.find(name);
      return action === undefined || layers.length === 0 ? '' : keyOfAction(content, layers, action, now);
    },
  };
}

function keyOfLayer(content: ContentKeys, { holder, held, limits }: HeldLayer, now: number): string {
  const key = (keyed: Keyed) => keyed.key + standing(keyed.facets, holder.subject, now);
  const own = held === undefined ? '*' : unique(held.map(({ holding }) => key(content.holding(holding))));
  return [own, ...limits.map(({ is, table }) => `${is} ${key(content.table(table))}`)].join('|');
}

/** Nothing is one thing, however it comes about. */
function keyOfAction(
  content: ContentKeys,
  layers: readonly HeldLayer[],
  action: Action,
  now: number,
): string {
  let key = content.action(action);
  for (const { holder, held, limits } of layers) {
    if (held === undefined) key += '/*';
    else {
      const said = held.map(({ holding }) => ({ holding, saying: content.saying(holding.table, action) }));
      if (!said.some(({ saying }) => saying?.allows === true)) return '';
      key += `/${unique(said.flatMap(({ holding, saying }) => saidBy(content, { holder, now }, holding, saying)))}`;
    }
    for (const { is, table } of limits) {
      const saying = content.saying(table, action);
      if (saying?.allows !== true) return '';
      key += `|${is} ${unique(sayings(saying, holder, now))}`;
    }
  }
  return key;
}

interface Asked {
  readonly holder: CompiledPrincipal;
  readonly now: number;
}

function saidBy(
  content: ContentKeys,
  { holder, now }: Asked,
  holding: HeldNow['holding'],
  saying: SayingKeys | undefined,
): readonly string[] {
  if (saying === undefined) return [];
  const where = content.where(holding);
  const said = sayings(saying, holder, now);
  if (where.key === '') return said;
  const place = where.key + standing(where.facets, holder.subject, now);
  return said.map((each) => `${each} in ${place}`);
}

function sayings(saying: SayingKeys, { subject }: CompiledPrincipal, now: number): readonly string[] {
  return saying.sayings.map(({ key, facets }) =>
    isPlain(facets) ? key : key + standing(facets, subject, now),
  );
}

function unique(keys: readonly string[]): string {
  if (keys.length < 2) return keys[0] ?? '';
  return [...new Set(keys)].sort().join();
}

interface Inquiry {
  readonly engine: Engine;
  readonly content: ContentKeys;
  readonly principal: CompiledPrincipal;
  readonly now: number;
}

function partsOf(inquiry: Inquiry, layer: HeldLayer): readonly AccessPart[] {
  const { holder, held, limits } = layer;
  return [
    ...(held ?? []).map((each) => partOf(inquiry, layer, each)),
    // Where a token holds its own, whatever they do not allow is denied.
    ...(holder.token !== undefined && held !== undefined ? [ownOfToken(inquiry, layer)] : []),
    ...limits.map((limit) => limitPart(inquiry, layer, limit)),
  ];
}

function partOf(inquiry: Inquiry, { holder }: HeldLayer, { group, holding }: HeldNow): AccessPart {
  const { engine, content, principal, now } = inquiry;
  const { key, facets } = content.holding(holding);
  const own = holder.token === undefined ? '' : 'own ';
  return {
    key: own + key + standing(facets, holder.subject, now),
    path: pathOf(engine.organization, holder.token !== undefined, holding),
    keyOf: (name) => {
      const action = engine.actions.find(name);
      const saying = action && content.saying(holding.table, action);
      if (action === undefined || saying === undefined) return '';
      return `${content.action(action)} ${unique(saidBy(content, { holder, now }, holding, saying))}`;
    },
    get actions() {
      return content.table(holding.table).actions();
    },
    get route() {
      return heldSteps(engine.organization, holder, group.membership, holding, principal);
    },
  };
}

function ownOfToken({ engine, content, now }: Inquiry, layer: HeldLayer): AccessPart {
  const own = { ...layer, limits: [] };
  return {
    key: `own of a token ${keyOfLayer(content, own, now)}`,
    path: 'own of a token',
    actions: 'all',
    route: [],
    keyOf: (name) => {
      const action = engine.actions.find(name);
      return action === undefined ? '' : `own ${keyOfAction(content, [own], action, now)}`;
    },
  };
}

function limitPart(
  { engine, content, now }: Inquiry,
  { holder }: HeldLayer,
  { is, table }: Limit,
): AccessPart {
  const { key, facets } = content.table(table);
  return {
    key: `${is} ${key}${standing(facets, holder.subject, now)}`,
    path: is,
    // What it says nothing about it denies.
    actions: 'all',
    route: [],
    keyOf: (name) => {
      const action = engine.actions.find(name);
      const saying = action && content.saying(table, action);
      return `${is} ${saying?.allows === true ? unique(sayings(saying, holder, now)) : ''}`;
    },
  };
}
