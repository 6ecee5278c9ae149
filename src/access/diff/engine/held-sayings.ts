import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import { emptyFrame, type Frame } from '../../engine/frame.ts';
import { isOfItsTypes } from '../../engine/load-request.ts';
import type { Holding } from '../../engine/principal.ts';
import { patternsOfHeld, patternsOfZones } from '../../sets/statement-patterns.ts';
import { reachOnResource } from '../../sets/statement-tests.ts';
import type { TextPattern } from '../../sets/text-pattern.ts';
import { typesOf } from '../../sets/universe-of.ts';
import { readResourceName } from '../../text/resource-name.ts';
import { beginsLike, meet } from '../beginnings.ts';
import type { HeldSayings } from '../system-access.ts';
import type { ContentKeys } from './content-keys.ts';
import { standing } from './facets.ts';
import type { HeldLayer } from './held-layers.ts';
import type { Said } from './known-content.ts';
import { sayingsOf } from './sayings-of.ts';
import type { StatementKeyed } from './table-keys.ts';

interface Held {
  readonly engine: Engine;
  readonly content: ContentKeys;
  readonly layers: readonly HeldLayer[];
  readonly now: number;
}

/** What layers say of an action about resources that begin so: of each of them what counts. */
export function heldSayings(held: Held, name: string, beginnings: readonly string[]): HeldSayings {
  const { engine, content, layers } = held;
  const action = engine.actions.find(name);
  if (action === undefined || layers.length === 0) return nothingSaid;
  const said = layers.flatMap((layer) => saidIn(held, layer, action, beginnings));
  const all = said.length === 1 ? (said[0] as readonly Said[]) : said.flat();
  let sorted: readonly (readonly Said[])[] | undefined;
  return {
    size: all.length,
    patterns: patternsIn(engine, action, all, beginnings),
    on(resource) {
      if (!mayBeAsked(engine, content, action, resource)) return '';
      sorted ??= said.map(inOneOrder);
      return sorted.map((layer) => countingOn(engine, layer, resource)).join('|');
    },
  };
}

/** What tells resources apart that begin so, each once. */
function patternsIn(
  engine: Engine,
  action: Action,
  said: readonly Said[],
  beginnings: readonly string[],
): readonly TextPattern[] {
  const byKey = new Map<string, TextPattern>();
  const add = (patterns: readonly TextPattern[]) => {
    for (const pattern of patterns)
      if (!byKey.has(pattern.key) && beginsLike(pattern, beginnings)) byKey.set(pattern.key, pattern);
  };
  for (const { known } of said) add(known.patterns);
  add(patternsOfZones(engine, said));
  // Last: what somebody wrote is told as they wrote it.
  add(typesOf(action));
  return [...byKey.values()];
}

const nothingSaid: HeldSayings = { size: 0, patterns: [], on: () => '' };

/** Of what is held, then of each limit. */
function saidIn(
  held: Held,
  layer: HeldLayer,
  action: Action,
  beginnings: readonly string[],
): readonly (readonly Said[])[] {
  const { content, now } = held;
  const { subject } = layer.holder;
  const own = new Map<string, Said>();
  const alike = saidAlike(content, action, beginnings);
  let frame: Frame | undefined;
  const inFrame = () => {
    frame ??= { ...emptyFrame(subject), now };
    return frame;
  };
  for (const { holdings } of layer.held ?? []) {
    let all = alike.get(holdings);
    if (all === undefined) {
      all = saidBy(held, inFrame(), holdings, action, beginnings);
      // What everybody holds alike says the same of all.
      if (content.groups.has(holdings)) alike.set(holdings, all);
    }
    for (const said of all) own.set(said.key, said);
  }
  const ofLimits = layer.limits.map(({ table }) =>
    (content.saying(table, action)?.sayings ?? [])
      .filter((each) => meet(each.beginnings, beginnings))
      .map((each) =>
        saidAs(held, each, each.key + standing(each.facets, subject, now), undefined, inFrame()),
      ),
  );
  return [...(layer.held === undefined ? [] : [[...own.values()]]), ...ofLimits];
}

function saidBy(
  held: Held,
  frame: Frame,
  holdings: readonly Holding[],
  action: Action,
  beginnings: readonly string[],
): readonly Said[] {
  const { content, now } = held;
  const said: Said[] = [];
  for (const holding of holdings) {
    const placed = content.held(holding, action);
    if (placed === undefined) continue;
    for (const each of sayingsOf(placed, frame.subject, now))
      if (meet(each.beginnings, beginnings)) said.push(saidAs(held, each, each.key, holding, frame));
  }
  return said;
}

function saidAlike(
  { said }: ContentKeys,
  action: Action,
  beginnings: readonly string[],
): Map<readonly Holding[], readonly Said[]> {
  const byAction = said.get(beginnings) ?? new Map<Action, Map<readonly Holding[], readonly Said[]>>();
  said.set(beginnings, byAction);
  const known = byAction.get(action) ?? new Map<readonly Holding[], readonly Said[]>();
  byAction.set(action, known);
  return known;
}

/** What says the same tells the same apart. */
function saidAs(
  { engine, content }: Held,
  { statement, beginnings }: StatementKeyed,
  key: string,
  holding: Holding | undefined,
  frame: Frame,
): Said {
  let known = content.sayings.get(key);
  if (known === undefined) {
    known = { patterns: patternsOfHeld(engine, { statement, holding, frame }), on: new Map() };
    content.sayings.set(key, known);
  }
  return { key, beginnings, statement, holding, frame, known };
}

/** By which the same sayings have the same text. */
function inOneOrder(layer: readonly Said[]): readonly Said[] {
  return layer.length < 2 ? layer : [...layer].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function countingOn(engine: Engine, layer: readonly Said[], resource: string): string {
  let counting = '';
  for (const said of layer) {
    const { on } = said.known;
    let key = on.get(resource);
    if (key === undefined) {
      key = keyOn(engine, said, resource);
      on.set(resource, key);
    }
    if (key !== '') counting = counting === '' ? key : `${counting},${key}`;
  }
  return counting;
}

/** Empty where it does not count. */
function keyOn(engine: Engine, said: Said, resource: string): string {
  const { key, beginnings } = said;
  if (!beginnings.some((beginning) => resource.startsWith(beginning))) return '';
  const reach = reachOnResource(engine, said, resource);
  if (reach === 'apart') return '';
  return reach === 'about' ? key : `${key} on ${JSON.stringify(resource)}`;
}

/** Whether a resource is one that an action is done to, by the catalogue. */
function mayBeAsked({ nobody }: Engine, { asked }: ContentKeys, action: Action, resource: string): boolean {
  const ofAction = asked.get(action) ?? new Map<string, boolean>();
  asked.set(action, ofAction);
  const before = ofAction.get(resource);
  if (before !== undefined) return before;
  const frame = emptyFrame(nobody);
  const may =
    readResourceName(frame.resource, resource) &&
    (action.hasResources || resource === '*') &&
    isOfItsTypes(action, frame);
  ofAction.set(resource, may);
  return may;
}
