import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import { emptyFrame } from '../../engine/frame.ts';
import { isOfItsTypes } from '../../engine/load-request.ts';
import type { HeldStatement } from '../../sets/held-layers.ts';
import { eachOnce } from '../../sets/make-pattern.ts';
import { patternsOfHeld, patternsOfZones } from '../../sets/statement-patterns.ts';
import { reachOnResource } from '../../sets/statement-tests.ts';
import type { TextPattern } from '../../sets/text-pattern.ts';
import { typesOf } from '../../sets/universe-of.ts';
import { readResourceName } from '../../text/resource-name.ts';
import { beginsLike, meet } from '../beginnings.ts';
import type { HeldSayings } from '../system-access.ts';
import type { ContentKeys, StatementKeyed } from './content-keys.ts';
import { standing } from './facets.ts';
import type { HeldLayer } from './held-layers.ts';
import { sayingsOf } from './sayings-of.ts';

interface Held {
  readonly engine: Engine;
  readonly content: ContentKeys;
  readonly layers: readonly HeldLayer[];
  readonly now: number;
}

/** A statement about an action as somebody holds it. */
interface Said extends HeldStatement, Pick<StatementKeyed, 'key' | 'beginnings'> {}

/** What layers say of an action about resources that begin so: of each of them what counts. */
export function heldSayings(held: Held, name: string, beginnings: readonly string[]): HeldSayings {
  const { engine, content, layers } = held;
  const action = engine.actions.find(name);
  if (action === undefined || layers.length === 0) return nothingSaid;
  const said = layers.flatMap((layer) => saidIn(held, layer, action, beginnings));
  const all = said.flat();
  return {
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

const nothingSaid: HeldSayings = { patterns: [], on: () => '' };

/** Of what is held, then of each limit. */
function saidIn(
  { content, now }: Held,
  { holder, held, limits }: HeldLayer,
  action: Action,
  beginnings: readonly string[],
): readonly (readonly Said[])[] {
  const { subject } = holder;
  const frame = { ...emptyFrame(subject), now };
  const own = new Map<string, Said>();
  for (const { holdings } of held ?? []) {
    for (const holding of holdings) {
      const placed = content.held(holding, action);
      if (placed === undefined) continue;
      for (const each of sayingsOf(placed, subject, now)) {
        const { key, statement } = each;
        if (!own.has(key) && meet(each.beginnings, beginnings))
          own.set(key, { key, beginnings: each.beginnings, statement, holding, frame });
      }
    }
  }
  const ofLimits = limits.map(({ table }) =>
    (content.saying(table, action)?.sayings ?? [])
      .filter((each) => meet(each.beginnings, beginnings))
      .map((each): Said => {
        const key = each.key + standing(each.facets, subject, now);
        return { key, beginnings: each.beginnings, statement: each.statement, holding: undefined, frame };
      }),
  );
  return [...(held === undefined ? [] : [[...own.values()]]), ...ofLimits];
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
  return [reach === 'about' ? key : `${key} on ${resource}`];
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
