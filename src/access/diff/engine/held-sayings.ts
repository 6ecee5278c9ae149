import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import { emptyFrame } from '../../engine/frame.ts';
import { isOfItsTypes } from '../../engine/load-request.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import { eachOnce } from '../../sets/make-pattern.ts';
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
  const all = said.flat();
  return {
    size: all.length,
    patterns: eachOnce(
      [
        ...all.flatMap((each) => patternsOf(held, each)),
        ...patternsOfZones(engine, all),
        // Last: what somebody wrote is told as they wrote it.
        ...typesOf(action),
      ].filter((pattern) => beginsLike(pattern, beginnings)),
    ),
    on: (resource) =>
      mayBeAsked(engine, content, action, resource)
        ? said.map((layer) => countingOn(held, layer, resource)).join('|')
        : '',
  };
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
  for (const { holdings } of layer.held ?? [])
    for (const said of saidBy(held, layer.holder, holdings, action, beginnings)) own.set(said.key, said);
  const ofLimits = layer.limits.map(({ table }) =>
    (content.saying(table, action)?.sayings ?? [])
      .filter((each) => meet(each.beginnings, beginnings))
      .map(({ key, facets, ...each }): Said => {
        const frame = { ...emptyFrame(subject), now };
        return { ...each, key: key + standing(facets, subject, now), holding: undefined, frame };
      }),
  );
  return [...(layer.held === undefined ? [] : [[...own.values()]]), ...ofLimits];
}

/** What everybody holds alike says the same of all. */
function saidBy(
  { content, now }: Held,
  { subject }: CompiledPrincipal,
  holdings: readonly Holding[],
  action: Action,
  beginnings: readonly string[],
): readonly Said[] {
  const isAlike = content.groups.has(holdings);
  const known = isAlike ? (content.said.get(holdings) ?? new Map<string, readonly Said[]>()) : undefined;
  const key = JSON.stringify([action.text, ...beginnings]);
  const before = known?.get(key);
  if (before !== undefined) return before;
  const frame = { ...emptyFrame(subject), now };
  const said = holdings.flatMap((holding) => {
    const placed = content.held(holding, action);
    const all = placed === undefined ? [] : sayingsOf(placed, subject, now);
    return all
      .filter((each) => meet(each.beginnings, beginnings))
      .map((each): Said => ({ ...each, holding, frame }));
  });
  if (known !== undefined) content.said.set(holdings, known.set(key, said));
  return said;
}

/** What says the same tells the same apart. */
function patternsOf({ engine, content }: Held, said: Said): readonly TextPattern[] {
  const known = content.patterns.get(said.key) ?? patternsOfHeld(engine, said);
  content.patterns.set(said.key, known);
  return known;
}

function countingOn(held: Held, layer: readonly Said[], resource: string): string {
  const keys = layer.flatMap((said) => keyOn(held, said, resource));
  return keys.length < 2 ? (keys[0] ?? '') : keys.sort().join();
}

function keyOn({ engine, content }: Held, said: Said, resource: string): readonly string[] {
  const { key, beginnings } = said;
  if (!beginnings.some((beginning) => resource.startsWith(beginning))) return [];
  const onResource = content.reach.get(resource) ?? new Map();
  content.reach.set(resource, onResource);
  const reach = onResource.get(key) ?? reachOnResource(engine, said, resource);
  onResource.set(key, reach);
  if (reach === 'apart') return [];
  return [reach === 'about' ? key : `${key} on ${JSON.stringify(resource)}`];
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
