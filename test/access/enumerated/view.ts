import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { ResourceReach } from '../../../src/access/diff/access-diff.ts';
import { askingAs } from '../naive/asking.ts';
import { decideNaively } from '../naive/decide-naively.ts';
import type { PlainRequest, PlainService, PlainWorld } from '../naive/documents.ts';
import { documentsOf } from '../naive/find-document.ts';
import { keyType } from '../naive/key-type.ts';
import { type Decider, type Decisions, deciderOf } from './decisions.ts';
import { patternTable } from './pattern-table.ts';
import type { Points } from './points.ts';

/** One world at one time. */
export interface View {
  readonly world: PlainWorld;
  readonly access: CompiledAccess;
  readonly decider: Decider;
  readonly time: string;
}

/** Somebody there; undefined: nobody. */
export interface Seen extends View {
  readonly principal: string | undefined;
}

/** What is compared: as it was, as it is. */
export type TwoSeen = readonly [was: Seen, is: Seen];

/** Of who is not there nothing. */
export function decisionsOf({ decider, principal, time }: Seen, action: string): Decisions {
  return principal === undefined ? [] : decider.of(principal, action, time);
}

/** The same with other points. */
export function seenWith(points: Points): (seen: Seen) => Seen {
  return (seen) => ({ ...seen, decider: deciderOf(seen.world, points) });
}

/** Of each resource, what is said of it by a pattern that is told, with what is left out. */
export interface Reached {
  /** That it may be among it. */
  readonly some: readonly boolean[];
  /** That all of it is. */
  readonly every: readonly boolean[];
  /** That nothing changes there. */
  readonly none: readonly boolean[];
}

export function reachedBy(
  { pattern, extent, except = [], allBut }: ResourceReach,
  two: TwoSeen,
  points: Points,
): Reached {
  const { some, every } = matchesOf(pattern, two, points);
  const out = except.map((each) => matchesOf(each, two, points));
  const none = some.map((_, at) => out.some((each) => each.every[at] === true));
  const isAll = extent === 'whole' || allBut === true;
  return {
    none,
    some: some.map((isSome, at) => isSome && none[at] !== true),
    every: every.map((isEvery, at) => isAll && isEvery && out.every((each) => each.some[at] !== true)),
  };
}

/** Whether a pattern matches as somebody reads it before or afterwards, and as all of them do. */
function matchesOf(
  pattern: string,
  two: TwoSeen,
  points: Points,
): { readonly some: readonly boolean[]; readonly every: readonly boolean[] } {
  const sides = two.flatMap(({ world, principal, time }) => {
    if (principal === undefined) return [];
    const asking = askingAs(world, { principal, action: '', context: {}, now: time }, principal);
    // A token's owner is meant in what the owner holds.
    const holders = [principal, ...ownerOf(world, principal)];
    return holders.map((holder) => patternTable(pattern, { ...asking, principal: holder }, points).yes);
  });
  const isOf = (at: number) => sides.map((table) => (table[at] ?? 0n) !== 0n);
  return {
    some: points.resources.map((_, at) => isOf(at).includes(true)),
    // What a caller says there may be something else each time.
    every: points.resources.map((_, at) => !isOf(at).includes(false) && !pattern.includes('{s.')),
  };
}

function ownerOf(world: PlainWorld, principal: string): readonly string[] {
  return documentsOf(world, 'Token').flatMap(({ name, owner }) =>
    `token/${name}` === principal ? [owner] : [],
  );
}

/** The naive engine's decision on one request; a key that nobody knows is left out. */
export function isAllowedNaively(
  { world, access, principal, time }: Seen,
  request: Pick<PlainRequest, 'action' | 'resource' | 'context'>,
): boolean {
  if (principal === undefined) return false;
  const known = withBuiltIn(world, access);
  const context = Object.fromEntries(
    Object.entries(request.context).filter(([key]) => keyType(known, key) !== undefined),
  );
  return decideNaively(known, { ...request, principal, context, now: time }) === 'allow';
}

/** The catalogues that come with Bylaw are in no document. */
function withBuiltIn(world: PlainWorld, { organization }: CompiledAccess): PlainWorld {
  const services = [...organization.services.values()].filter(({ builtIn }) => builtIn);
  const documents = services.map(({ name, actions, resourceTypes, conditionKeys }) => ({
    kind: 'Service',
    name,
    actions,
    resourceTypes,
    conditionKeys,
  })) as unknown as readonly PlainService[];
  return { ...world, documents: [...world.documents, ...documents] };
}
