import type { Place } from '../../diagnostic/diagnostic.ts';
import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { pairPrincipals } from '../diff/pair-principals.ts';
import { numbering } from '../numbering.ts';
import type { AccessSet, Point } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import { difference, union } from '../sets/set-operations.ts';
import type { ApprovalReason } from './breach.ts';
import { couldReachIn } from './could-reach.ts';
import { type Finder, finderIn } from './find-in.ts';
import { whoOf } from './gain-reason.ts';
import type { ApprovalQuestion } from './needed-approvals.ts';
import type { Raised } from './raised.ts';
import { raisingIn } from './raising.ts';
import type { CouldReach } from './reach.ts';
import type { Scope } from './scope.ts';

type Reason = ApprovalReason<Place>;

/**
 * Who comes to a way to raise their own access to something of a scope that they could not get at before, neither as
 * they were nor by changing the files.
 */
export function raiseReasons(
  { before, after, access, now }: ApprovalQuestion,
  scope: Scope,
  isExempt: (principal: string) => boolean,
  effort: Effort,
): readonly Reason[] {
  if (access === undefined) return [];
  const was = raisingIn(access.before, before, effort);
  const is = raisingIn(access.after, after, effort);
  const finder = finderIn(after.universe, effort);
  const firstNew = newWayIn(finder, couldReachIn(access.after, finder), scope);
  const isDrawnAnew = zonesOf(access.before.organization) !== zonesOf(access.after.organization);
  const number = numbering();
  const found = new Map<string, { readonly way: Found | undefined; readonly principals: string[] }>();
  for (const { before: old, after: own } of pairPrincipals(before, after)) {
    if (own === undefined || isExempt(own)) continue;
    // What begins later may be a way, too.
    for (const at of [now, ...after.momentsOf(own, now)]) if (isTold(old, own, at)) break;
  }
  return [...found.values()].flatMap(({ way, principals }) =>
    way === undefined ? [] : reasonOf(way, principals),
  );

  function stoodAt(old: string | undefined, at: number) {
    return old === undefined
      ? ([undefined, noWays] as const)
      : ([before.at(old, at), was.of(old, at)] as const);
  }

  /** Whether there is such a way at that time. */
  function isTold(old: string | undefined, own: string, at: number): boolean {
    const waysNow = is.of(own, at);
    const [heldBefore, waysOld] = stoodAt(old, at);
    if (!hasAny(waysNow)) return false;
    const held = after.at(own, at);
    // Whoever holds the same by another role or team has other ways.
    const whose = [number(waysNow), number(waysOld)];
    const key = JSON.stringify([held.key, heldBefore?.key ?? null, at, ...whose]);
    const same = found.get(key);
    same?.principals.push(own);
    if (same !== undefined) return same.way !== undefined;
    const isSame = held.key === heldBefore?.key && !isDrawnAnew;
    // Who could write what they like had it all: what denies and bounds them is as it was.
    if (isSame && hadEverything(waysOld)) {
      found.set(key, { way: undefined, principals: [] });
      return false;
    }
    const waysBefore = [...waysOld];
    const ways = waysBefore.flatMap((each) => each ?? []);
    const known = isSame ? new Set(ways.map((each) => each.key)) : new Set<string>();
    const direct = [held.set, ...(heldBefore === undefined ? [] : [heldBefore.set])];
    const isCut = isSame && ways.length < waysBefore.length;
    const way = firstNew(own, waysNow, { ways, known, direct, isCut });
    found.set(key, { way, principals: [own] });
    return way !== undefined;
  }
}

const noWays: Iterable<Raised | undefined> = [];

/** Finds the first way that gives something of a scope that was not to be got at before. */
function newWayIn(finder: Finder, couldReach: CouldReach, scope: Scope) {
  return firstNew;

  function firstNew(own: string, all: Iterable<Raised | undefined>, had: Had): Found | undefined {
    const covering = [...had.direct];
    for (const way of all) {
      if (way === undefined) return had.isCut ? undefined : {};
      const more = had.known.has(way.key) ? undefined : moreBy(way, own, had, covering);
      if (more !== undefined) return { way, ...more };
    }
    return undefined;
  }

  function moreBy(
    way: Raised,
    own: string,
    { ways }: Had,
    covering: AccessSet[],
  ): Omit<Found, 'way'> | undefined {
    const isOpen = way.isOpen && !ways.some((each) => each.isOpen);
    return isOpen && couldReach(own, scope) ? {} : moreIn(way.set, ways, covering);
  }

  /** What was not to be got at before. What covers it is taken in as it is needed: mostly one covers all. */
  function moreIn(
    set: AccessSet,
    ways: readonly Raised[],
    covering: AccessSet[],
  ): Omit<Found, 'way'> | undefined {
    for (;;) {
      const rest = finder.inSet(difference(set, union(covering)), scope);
      if (rest.is === 'none') return undefined;
      if (rest.is === 'unknown') return {};
      const cover = ways.find((each) => each.set.has(rest.point));
      if (cover === undefined) return { point: rest.point };
      covering.push(cover.set);
    }
  }
}

/** The strongest ways come first. */
const mostTried = 50;

function hadEverything(ways: Iterable<Raised | undefined>): boolean {
  let tried = 0;
  for (const way of ways) {
    if (way === undefined || tried === mostTried) return false;
    if (way.isEverything) return true;
    tried += 1;
  }
  return false;
}

interface Had {
  readonly ways: readonly Raised[];
  /** The keys of those that give the same. */
  readonly known: ReadonlySet<string>;
  /** What they could do as they were, and what they may do as they are: that is told as gained. */
  readonly direct: readonly AccessSet[];
  /** Whether there were too many already, by the same access. */
  readonly isCut: boolean;
}

/** Without a way there were too many of them. */
interface Found {
  readonly way?: Raised;
  readonly point?: Point;
}

function reasonOf({ way, point }: Found, principals: readonly string[]): readonly Reason[] {
  const who = whoOf(principals);
  const at = way?.at === undefined ? {} : { at: way.at };
  if (way === undefined) {
    const message = `${who} may raise their own access in more ways than were gone through`;
    return [{ message, principals, changes: [] }];
  }
  const what = point === undefined ? 'which may give them more' : `and then \`${point.action}\``;
  const message = `${who} can newly ${way.does} by \`bylaw:${way.action}\` on \`${way.resource}\`, ${what}`;
  return [{ message, principals, changes: [], ...at }];
}

function hasAny(ways: Iterable<unknown>): boolean {
  for (const _ of ways) return true;
  return false;
}

/** Where the zones are, by which statements in them reach elsewhere. */
function zonesOf({ zones }: Organization): string {
  const all = [...zones.values()].map(({ name, resources, isolated }) => ({ name, resources, isolated }));
  return canonicalJson(all as unknown as Json);
}
