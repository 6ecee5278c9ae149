import type { CompiledAccess } from '../../compiled-access.ts';
import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import type { Subject } from '../../engine/subject.ts';
import type { AccessSet } from '../../sets/access-set.ts';
import { effectiveAccess } from '../../sets/effective-access.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { AccessPart, HeldAccess, PartContents } from '../system-access.ts';
import type { ContentKeys, HeldSayings, SayingKeys, StatementKeyed } from './content-keys.ts';
import { isPlain, standing } from './facets.ts';
import { type HeldLayer, type HeldNow, heldLayers, type Limit } from './held-layers.ts';
import type { Keyed } from './place-keys.ts';
import { heldSteps, statementSteps } from './route-steps.ts';

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
      const said = held.flatMap(({ holding }) => content.held(holding, action) ?? []);
      if (!said.some((each) => each.said.allows)) return '';
      key += `/${unique(said.flatMap((each) => sayingsOf(each, holder.subject, now).map((one) => one.key)))}`;
    }
    for (const { is, table } of limits) {
      const saying = content.saying(table, action);
      if (saying?.allows !== true) return '';
      key += `|${is} ${unique(keysOf(saying, holder.subject, now))}`;
    }
  }
  return key;
}

/** What a holding says, of somebody at a time. */
function sayingsOf(
  { sayings, where, isPlain: isAll }: HeldSayings,
  subject: Subject,
  now: number,
): readonly StatementKeyed[] {
  if (isAll) return sayings;
  const place = standing(where.facets, subject, now);
  return sayings.map((saying) => ({
    ...saying,
    key: `${saying.key}${standing(saying.facets, subject, now)}${place}`,
  }));
}

function keysOf({ sayings }: SayingKeys, subject: Subject, now: number): readonly string[] {
  return sayings.map(({ key, facets }) => key + standing(facets, subject, now));
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

/** What everybody holds alike is made once, and each gets the way of their own to it. */
function partOf(inquiry: Inquiry, { holder }: HeldLayer, { group, holding }: HeldNow): AccessPart {
  const { engine, content, principal } = inquiry;
  const isAlike = holder.token === undefined && isPlain(content.holding(holding).facets);
  const known = isAlike ? content.parts.get(holding) : undefined;
  const shared = known ?? sharedPart(inquiry, holder, holding);
  if (isAlike) content.parts.set(holding, shared);
  const own = Object.create(shared) as { route: AccessPart['route'] } & SharedPart;
  Object.defineProperty(own, 'route', {
    get: () => heldSteps(engine.organization, holder, group.membership, holding, principal),
  });
  return own;
}

export type SharedPart = Omit<AccessPart, 'route'>;

function sharedPart(inquiry: Inquiry, holder: CompiledPrincipal, holding: Holding): SharedPart {
  const { engine, content, now } = inquiry;
  const { key, facets } = content.holding(holding);
  const { subject } = holder;
  const own = holder.token === undefined ? '' : 'own ';
  const sayings = (name: string): readonly StatementKeyed[] => {
    const action = engine.actions.find(name);
    const found = action && content.held(holding, action);
    if (found === undefined) return [];
    const all = sayingsOf(found, subject, now);
    return own === '' ? all : all.map((each) => ({ ...each, key: own + each.key }));
  };
  return {
    key: own + key + standing(facets, subject, now),
    get path() {
      return own + content.path(holding);
    },
    contents: contentsOf(content, holding, subject, now),
    document: `role/${holding.role.name}`,
    keyOf: (name) => {
      const action = engine.actions.find(name);
      const all = sayings(name);
      if (action === undefined || all.length === 0) return '';
      return `${content.action(action)} ${unique(all.map((each) => each.key))}`;
    },
    sayings,
    stepsTo: (name, key) =>
      sayings(name)
        .filter((each) => each.key === key)
        .map(({ statement }) => statementSteps(engine.organization, statement.source, holding.role.name)),
    get actions() {
      return content.table(holding.table).actions();
    },
  };
}

function contentsOf(content: ContentKeys, holding: Holding, subject: Subject, now: number): PartContents {
  const table = content.table(holding.table);
  const where = content.where(holding);
  return {
    key: table.key + standing(table.facets, subject, now),
    place: where.key + standing(where.facets, subject, now),
    statements: () =>
      isPlain(table.facets)
        ? table.statements()
        : table
            .statements()
            .map((each) => ({ actions: each.actions, key: each.key + standing(each.facets, subject, now) })),
  };
}

/** The key of what a statement says where it is held by this. */
export function sayingKey(
  content: ContentKeys,
  holder: CompiledPrincipal,
  holding: Holding,
  action: Action,
  statement: CompiledStatement,
  now: number,
): string | undefined {
  const found = content.held(holding, action);
  const said = found && sayingsOf(found, holder.subject, now);
  const key = said?.find((each) => each.statement === statement)?.key;
  return key === undefined ? undefined : `${holder.token === undefined ? '' : 'own '}${key}`;
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
      return `${is} ${saying?.allows === true ? unique(keysOf(saying, holder.subject, now)) : ''}`;
    },
  };
}
