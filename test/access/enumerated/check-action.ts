import type { AccessChange, ResourceReach } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { firstOf } from './contexts.ts';
import { type Counts, count } from './counts.ts';
import { type Kind, kindsOf } from './kinds.ts';
import { deepPointsOf, type Points } from './points.ts';
import { decisionsOf, type Reached, reachedBy, seenWith, type TwoSeen } from './view.ts';

/** One action of somebody, at a time before and at one afterwards. */
export interface Told {
  readonly two: TwoSeen;
  readonly points: Points;
  readonly action: string;
  /** What the decisions say, of each resource. */
  readonly kinds: readonly Kind[];
  /** What the diff says. */
  readonly told: readonly AccessChange<Place>[];
}

/** One pattern of a change, with the resources that it matches. */
interface Claim extends Reached {
  readonly kind: Kind;
  readonly reach: ResourceReach;
  /** Of which it is said as an example. */
  readonly shown: string;
}

/** Every resource that changes is told, and nothing that does not. */
export function checkAction(one: Told, counts: Counts): string | undefined {
  const { kinds, told } = one;
  const changed = kinds.filter((kind) => kind !== 'same').length;
  count(counts, 'resources', kinds.length);
  count(counts, 'changed resources', changed);
  if (changed === 0 && told.length === 0) return undefined;
  const isUnknown = told.some(({ kind }) => kind === 'unknown');
  count(counts, isUnknown ? 'unknown' : 'known');
  if (isUnknown) return undefined;
  const claims = claimsOf(one);
  return wrongResource(one, claims) ?? emptyClaim(one, claims, counts);
}

function claimsOf({ two, points, told }: Told): readonly Claim[] {
  return told.flatMap(({ kind, resources, example }) => {
    const shown = example?.resource ?? '';
    return resources.map((reach) => ({ kind, reach, shown, ...reachedBy(reach, two, points) }));
  });
}

function wrongResource(one: Told, claims: readonly Claim[]): string | undefined {
  const isAsked = one.two.map(({ decider }) => decider.asked(one.action));
  for (const [at, kind] of one.kinds.entries()) {
    if (kind !== 'same' && !claims.some((claim) => claim.kind === kind && claim.some[at] === true))
      return tell(one, 'not told', at);
    // Nobody can ask about the others.
    if (isAsked.every((table) => table[at] === 0n)) continue;
    if (claims.some(({ every, kind: told }) => every[at] === true && told !== kind))
      return tell(one, 'told of a whole pattern', at);
    if (kind !== 'same' && claims.some(({ none }) => none[at] === true))
      return tell(one, 'told to be left out', at);
  }
  return undefined;
}

/** Of claims about longer resources alone, which take long, one in so many is looked into. */
const longer = 16;
const longest = 'krn:k:s:o:'.length + 6;

function emptyClaim(one: Told, claims: readonly Claim[], counts: Counts): string | undefined {
  for (const claim of claims) {
    if (one.kinds.some((kind, at) => kind === claim.kind && claim.some[at] === true)) continue;
    count(counts, 'of longer resources');
    // Longer than all that are looked at.
    if (claim.shown.length > longest) continue;
    if ((counts['of longer resources'] ?? 0) % longer !== 1 || isSomewhere(one, claim)) continue;
    return tell(one, `told of ${claim.reach.pattern}, where it is nowhere so`, -1);
  }
  return undefined;
}

function isSomewhere({ two, points, action }: Told, { kind, reach }: Claim): boolean {
  const deep = deepPointsOf(points);
  const { some } = reachedBy(reach, two, deep);
  const [was, is] = two;
  const again = seenWith(deep);
  return kindsOf([again(was), again(is)], action).some((each, at) => each === kind && some[at] === true);
}

function tell({ two: [was, is], points, action, kinds, told }: Told, what: string, at: number): string {
  const [before, after] = [decisionsOf(was, action), decisionsOf(is, action)];
  const context = firstOf(points.contexts, (before[at] ?? 0n) ^ (after[at] ?? 0n));
  const changes = told.map(({ routes: _, moreRoutes: __, risk: ___, ...rest }) => rest);
  const who = [was.principal, was.time, is.principal, is.time];
  const resource = points.resources[at];
  return JSON.stringify({ what, who, action, resource, kind: kinds[at], context, changes }, undefined, 1);
}
