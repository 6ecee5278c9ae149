import type { Point } from '../sets/access-set.ts';
import { contextsOf } from '../sets/contexts.ts';
import type { Effort } from '../sets/effort.ts';
import { type Region, regionsOf } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { ResourceReach } from './access-diff.ts';
import type { Asked } from './asked.ts';
import { beginsLike } from './beginnings.ts';
import { circumstancesOf } from './circumstances.ts';
import { distinctPatterns } from './distinct-patterns.ts';
import type { FocusedAction } from './focus.ts';
import { reachOf } from './reach-of.ts';
import type { AccessPart, HeldSayings, SystemRoute } from './system-access.ts';
import type { Way } from './ways-of.ts';
import { waysTogether } from './ways-together.ts';

/** What a part gave of an action that is allowed still, as far as the effort went. */
export interface StillGiven {
  /** By which it is allowed now; those to some of the resources with which ones. */
  readonly ways: readonly Way[];
  /** The patterns on which it was given before, as written. */
  readonly resources: readonly string[];
  /** All the resources of which it is so. */
  readonly reach: readonly ResourceReach[];
}

export interface WaysGiven {
  /** Undefined where a part gave nothing that is allowed still. */
  still(
    part: AccessPart,
    focused: FocusedAction,
    before: Asked,
    after: Asked,
    effort: Effort,
  ): StillGiven | undefined;
  /** Whether a part gave anything. */
  gave(part: AccessPart, focused: FocusedAction, before: Asked, effort: Effort): boolean;
}

/** The same of one resource. */
type GivenThere = Pick<StillGiven, 'ways' | 'resources'>;

/** So much may be spent on one part and action: what is meant to be dear leaves enough for others. */
const mostOfOne = 20_000;

/** Resources of which the same is said, before and after, are looked at once. */
export function waysGiven(): WaysGiven {
  const known = new Map<string, GivenThere | undefined>();
  const together = waysTogether();
  return {
    still(part, focused, before, after, effort) {
      const most = Math.min(mostOfOne, effort.left);
      const own = { left: most };
      const { patterns, regions, givenIn } = look(part, focused, before, after, own);
      const places: number[] = [];
      const found: GivenThere[] = [];
      for (const [place, region] of regions.entries()) {
        const there = givenIn(region);
        if (there === undefined) continue;
        places.push(place);
        found.push(there);
      }
      effort.left -= most - Math.max(own.left, 0);
      if (found.length === 0) return undefined;
      const reach = reachOf(regions, patterns, places);
      return {
        ways: together(
          found.map(({ ways }) => ways),
          (some) => reach(some.map((at) => places[at] as number)),
        ),
        resources: [...new Set(found.flatMap(({ resources }) => resources))],
        reach: reach(places),
      };
    },
    gave(part, focused, before, effort) {
      const { regions, givenIn } = look(part, focused, before, before, effort);
      return regions.some((region) => givenIn(region) !== undefined);
    },
  };

  function look(
    part: AccessPart,
    focused: FocusedAction,
    before: Asked,
    after: Asked,
    effort: Effort,
  ): Looking {
    const { name } = focused.action;
    const [was, is] = [before, after].map(({ held }) => held.sayingsOf?.(name, focused.beginnings));
    if (!mayHave(name, before, was) || !mayHave(name, after, is)) return nothing;
    const gives = givenBy(part, name);
    const patterns = patternsIn(focused, [was, is], [before, after]);
    return {
      patterns,
      regions: regionsOf(focused.action, patterns, effort).regions,
      givenIn({ resource }) {
        if (effort.left <= 0) return undefined;
        const looked = () => givenThere(name, resource, gives, before, after, effort);
        if (was === undefined || is === undefined) return looked();
        const key = [part.key, name, was.on(resource), is.on(resource)].join('\n');
        if (known.has(key)) return known.get(key);
        const there = looked();
        // What was not looked at wholly may be where more effort is left.
        if (effort.left > 0) known.set(key, there);
        return there;
      },
    };
  }
}

/** What tells resources apart, the kinds of them there are, and what was given of each that is allowed still. */
interface Looking {
  readonly patterns: readonly TextPattern[];
  readonly regions: readonly Region[];
  givenIn(region: Region): GivenThere | undefined;
}

const nothing: Looking = { patterns: [], regions: [], givenIn: () => undefined };

function mayHave(action: string, { held }: Asked, said: HeldSayings | undefined): boolean {
  return said === undefined ? held.set.mayHave(action) : said.size > 0;
}

function givenBy(part: AccessPart, action: string): (route: SystemRoute) => boolean {
  const said = new Set(part.sayings?.(action).map(({ key }) => key));
  return (route) => (route.saying === undefined ? route.part === part.key : said.has(route.saying));
}

/**
 * What tells resources apart before or after.
 *
 * @param said by each side, where it tells
 */
function patternsIn(
  { action, beginnings }: FocusedAction,
  said: readonly (HeldSayings | undefined)[],
  sides: readonly Asked[],
): readonly TextPattern[] {
  const all = sides.map(({ held }, side) => said[side]?.patterns ?? held.set.patternsOf(action.name));
  return distinctPatterns(all).filter((pattern) => beginsLike(pattern, beginnings));
}

/** In one context of each kind: by whatever ways in any of them. */
function givenThere(
  action: string,
  resource: string,
  gives: (route: SystemRoute) => boolean,
  before: Asked,
  after: Asked,
  effort: Effort,
): GivenThere | undefined {
  const tests = [before, after].flatMap(({ held }) => held.set.testsOf(action, resource));
  const apart = [...new Map(tests.map((test) => [test.key, test])).values()];
  const allowed: Point[] = [];
  const resources = new Set<string>();
  for (const context of contextsOf(apart, effort).contexts) {
    if (effort.left <= 0) break;
    effort.left -= 2;
    const point = { action, resource, context };
    if (!before.held.set.has(point) || !after.held.set.has(point)) continue;
    const given = before.system.routesTo(before.principal, point, before.now).filter(gives);
    for (const route of given) for (const pattern of route.resources) resources.add(pattern);
    if (given.length > 0) allowed.push(point);
  }
  if (allowed.length === 0) return undefined;
  return { ways: circumstancesOf(after, { allowed, denied: [] }).ways, resources: [...resources] };
}
