import { type Asking, askingAs } from '../naive/asking.ts';
import type { PlainStatement, PlainWorld } from '../naive/documents.ts';
import { findAction } from '../naive/find-action.ts';
import { isInactive } from '../naive/is-inactive.ts';
import { matchAction } from '../naive/match-action.ts';
import { factsOf, zonesTextOf } from './facts.ts';
import { type HeldStatement, type Layer, layersOf } from './layers.ts';
import { answersOf } from './pattern-table.ts';
import type { Points } from './points.ts';
import { whereItCounts } from './where-it-counts.ts';

/** Of each resource of the points the contexts in which something is allowed. */
export type Decisions = readonly bigint[];

export interface Decider {
  /** @param time as the naive engine reads it */
  of(principal: string, action: string, time: string): Decisions;
  /** Of which resources an action may be asked at all. */
  asked(action: string): Decisions;
}

/**
 * Every decision of a small world: what the naive engine says of each statement, put together once for all resources
 * and contexts. The engine itself is not asked.
 */
export function deciderOf(world: PlainWorld, points: Points, counts = counterOf(points)): Decider {
  const held = new Map<string, readonly CountedLayer[] | undefined>();
  const known = new Map<string, Decisions>();
  const nowhere: Decisions = points.resources.map(() => 0n);
  const askable = new Map<string, Decisions>();
  const asked = (action: string) => {
    const own = askable.get(action) ?? askableOf(world, action, points);
    askable.set(action, own);
    return own;
  };
  return {
    asked,
    of(principal, action, time) {
      const key = `${principal} ${time}`;
      if (!held.has(key)) held.set(key, countedLayers(world, principal, time, counts));
      const layers = held.get(key);
      if (layers === undefined) return nowhere;
      const before = known.get(`${key} ${action}`) ?? decided(layers, action, asked(action));
      known.set(`${key} ${action}`, before);
      return before;
    },
  };
}

interface Counted {
  readonly statement: PlainStatement;
  readonly where: readonly bigint[];
}
type CountedLayer = readonly Counted[];

type Counter = (held: HeldStatement, asking: Asking) => readonly bigint[];

/** Once for whoever holds a statement in the same way, in worlds of which the zones are the same. */
export function counterOf(points: Points): Counter {
  const known = new Map<PlainStatement, Map<string, readonly bigint[]>>();
  return (held, asking) => {
    const { statement, ...how } = held;
    const own = known.get(statement) ?? new Map<string, readonly bigint[]>();
    known.set(statement, own);
    const time = JSON.stringify(statement.conditions ?? {}).includes('request.time') ? asking.time : '';
    const key = `${JSON.stringify(how)} ${factsOf(asking)} ${zonesTextOf(asking.world)} ${time}`;
    const where = own.get(key) ?? whereItCounts(held, asking, points);
    own.set(key, where);
    return where;
  };
}

function countedLayers(
  world: PlainWorld,
  principal: string,
  now: string,
  counts: Counter,
): readonly CountedLayer[] | undefined {
  const asking = askingAs(world, { principal, action: '', context: {}, now }, principal);
  if (isInactive(world, principal, asking.time)) return undefined;
  return layersOf(asking).map((layer: Layer) =>
    layer.statements.map((each: HeldStatement) => ({
      statement: each.statement,
      where: counts(each, asLayer(asking, layer)),
    })),
  );
}

function asLayer(asking: Asking, { holder }: Layer): Asking {
  return { ...asking, principal: holder };
}

/** Where an action can be asked about at all: `*`, and what is of one of its types, whatever variables in it are. */
function askableOf(world: PlainWorld, asked: string, { resources, contexts }: Points): Decisions {
  const action = findAction(world, asked);
  const types = action?.types?.map((type) => type.replace(/\{(?!org_id\})[^}]+\}/g, '*')) ?? [];
  const asking = askingAs(world, { principal: '', action: asked, context: {}, now: someTime }, '');
  const tables = types.map((type) => answersOf(type, asking, resources));
  return resources.map((resource, at) => {
    const isOne = resource === '*' || tables.some((table) => table[at] === true);
    return action !== undefined && isOne ? contexts.all : 0n;
  });
}

const someTime = '2026-01-01T00:00:00Z';

/** A deny in any layer is a deny, an allow must be in each. */
function decided(layers: readonly CountedLayer[], action: string, askable: Decisions): Decisions {
  const mattering = layers.map((layer) => layer.filter(({ statement }) => isAbout(statement, action)));
  return askable.map((asked, at) => {
    let allowed = asked;
    for (const layer of mattering) {
      let own = 0n;
      for (const { statement, where } of layer) {
        const here = where[at] ?? 0n;
        if (statement.effect === 'allow') own |= here;
        else allowed &= ~here;
      }
      allowed &= own;
      if (allowed === 0n) return 0n;
    }
    return allowed;
  });
}

const matches = new Map<string, boolean>();

function isAbout({ actions, notActions }: PlainStatement, action: string): boolean {
  const matched = (pattern: string) => {
    const key = `${pattern} ${action}`;
    const known = matches.get(key) ?? matchAction(pattern, action);
    matches.set(key, known);
    return known;
  };
  return actions !== undefined ? actions.some(matched) : !(notActions ?? []).some(matched);
}
