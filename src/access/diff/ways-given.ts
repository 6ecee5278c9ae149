import { contextsOf } from '../sets/contexts.ts';
import type { Effort } from '../sets/effort.ts';
import { type Regions, regionsOf } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { Asked } from './asked.ts';
import { beginsLike } from './beginnings.ts';
import type { FocusedAction } from './focus.ts';
import type { AccessPart, HeldSayings, SystemRoute } from './system-access.ts';
import { type Way, waysOf } from './ways-of.ts';

/** Ways by which something is allowed still, and the patterns on which it was given before. */
export interface StillGiven {
  readonly ways: readonly Way[];
  readonly resources: readonly string[];
}

/**
 * The ways by which something is allowed afterwards that a part gave before; undefined where it gave nothing that is
 * allowed still.
 */
export type WaysGiven = (
  part: AccessPart,
  focused: FocusedAction,
  before: Asked,
  after: Asked,
  effort: Effort,
) => StillGiven | undefined;

/** Resources of which the same is said, before and after, are looked at once. */
export function waysGiven(): WaysGiven {
  const known = new Map<string, StillGiven | undefined>();
  return (part, focused, before, after, effort) => {
    const { name } = focused.action;
    const [was, is] = [before, after].map(({ held }) => held.sayingsOf?.(name, focused.beginnings));
    if (!mayHave(name, before, was)) return undefined;
    const gives = givenBy(part, name);
    const givenOn = (resource: string) => {
      const looked = () => waysOn(name, resource, gives, before, after, effort);
      if (was === undefined || is === undefined) return looked();
      const key = [part.key, name, was.on(resource), is.on(resource)].join('\n');
      const still = known.has(key) ? known.get(key) : looked();
      known.set(key, still);
      return still;
    };
    for (const { resource } of regionsBefore(focused, was?.patterns, before, effort).regions) {
      if (effort.left <= 0) return undefined;
      const still = givenOn(resource);
      if (still !== undefined) return still;
    }
    return undefined;
  };
}

function mayHave(action: string, { held }: Asked, said: HeldSayings | undefined): boolean {
  return said === undefined ? held.set.mayHave(action) : said.size > 0;
}

function givenBy(part: AccessPart, action: string): (route: SystemRoute) => boolean {
  const said = new Set(part.sayings?.(action).map(({ key }) => key));
  return (route) => (route.saying === undefined ? route.part === part.key : said.has(route.saying));
}

/** @param said what tells resources apart, where that is told */
function regionsBefore(
  { action, beginnings }: FocusedAction,
  said: readonly TextPattern[] | undefined,
  { held }: Asked,
  effort: Effort,
): Regions {
  const patterns = said ?? held.set.patternsOf(action.name);
  return regionsOf(
    action,
    patterns.filter((pattern) => beginsLike(pattern, beginnings)),
    effort,
  );
}

/** In one context of each kind, as far as the effort goes. */
function waysOn(
  action: string,
  resource: string,
  gives: (route: SystemRoute) => boolean,
  before: Asked,
  after: Asked,
  effort: Effort,
): StillGiven | undefined {
  for (const context of contextsOf(before.held.set.testsOf(action, resource), effort).contexts) {
    if (effort.left <= 0) return undefined;
    effort.left -= 2;
    const point = { action, resource, context };
    if (!before.held.set.has(point) || !after.held.set.has(point)) continue;
    const given = before.system.routesTo(before.principal, point, before.now).filter(gives);
    if (given.length === 0) continue;
    const ways = waysOf(after.system.routesTo(after.principal, point, after.now), after.held);
    return { ways, resources: given.flatMap(({ resources }) => resources) };
  }
  return undefined;
}
