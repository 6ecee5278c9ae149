import type { Place } from '../../diagnostic/diagnostic.ts';
import { numbering } from '../numbering.ts';
import type { RouteStep } from './access-diff.ts';
import type { Alike, Member, Span } from './alike.ts';
import type { Difference } from './compare-action.ts';
import type { Item } from './find-items.ts';
import { type Gathered, gathered, nothingGathered } from './gathered.ts';
import type { ItemsOfEach } from './group-items.ts';
import type { HeldIndex, IndexedParts, PartPlace, SamePart } from './held-index.ts';
import type { Ranks } from './ranks.ts';
import { stepsText } from './steps-text.ts';
import type { HeldAccess } from './system-access.ts';
import { type Given, givenBy, type Tail, tailsAsked, type WaysAsked, waysAsked } from './tails-asked.ts';

type Steps = readonly RouteStep<Place>[];

/** A way to a change, and who has it. */
export interface HadRoute {
  /** The names of its steps, a line each: the same for the same way. */
  readonly text: string;
  /** With the places of one of them. Of many ways few are told. */
  steps(): Steps;
  /** By their ranks, with what it gives to each. */
  readonly of: ReadonlyMap<number, Gathered>;
}

/**
 * Finds the ways by which some have what changes, or what denies it to them where it is denied. What leads there is
 * looked for in what all hold together; what is asked again is known.
 */
export type RoutesHad = (all: ItemsOfEach, which: 'ways' | 'denials') => readonly HadRoute[];

export function routesIn(index: HeldIndex, ranks: Ranks): RoutesHad {
  const known = { before: new Map<Asked, LeadingFrom>(), after: new Map<Asked, LeadingFrom>() };
  const keyOf = askedKeys();
  return (all, which) => {
    const routes = new Map<string, OpenRoute>();
    for (const { side, key, asked, since } of questions(all, which, keyOf)) {
      const leading = known[side].get(key) ?? leadingFrom(index[side], asked);
      known[side].set(key, leading);
      const whole = wholeIn(asked);
      if (leading === fromNone && whole.length === 0) continue;
      for (const { of: alike, span } of since) {
        const heldBy = (at: number) => spanOf(alike, at, span)[side].held;
        const groups = index[side].groupsOf(alike, span);
        addAll(routes, { ranks: ranks.of(alike), groups, heldBy }, whole, leading);
      }
    }
    return [...routes.values()];
  };
}

function spanOf({ members }: Alike, at: number, span: number): Span {
  const { spans } = members[at] as Member;
  return spans[span] as Span;
}

interface OpenRoute extends HadRoute {
  readonly of: Map<number, Gathered>;
  readonly first: ReturnType<typeof nothingGathered>;
}

function opened(routes: Map<string, OpenRoute>, text: string, wayOf: () => Steps): OpenRoute {
  let made: Steps | undefined;
  const steps = () => {
    made ??= wayOf();
    return made;
  };
  const route = { text, steps, of: new Map(), first: nothingGathered() };
  routes.set(text, route);
  return route;
}

function add({ of, first }: OpenRoute, rank: number, given: readonly Given[]): void {
  const earlier = of.get(rank);
  const now = gathered(first, earlier, given);
  if (now !== earlier) of.set(rank, now);
}

/** Some of whom the same changes, in their order. */
interface Holders {
  readonly ranks: readonly number[];
  /** The numbers of the groups that each holds. */
  readonly groups: readonly (readonly number[])[];
  heldBy(at: number): HeldAccess;
}

/** Hundreds of thousands of times: nothing is made of somebody who is led nowhere new. */
function addAll(
  routes: Map<string, OpenRoute>,
  { ranks, groups, heldBy }: Holders,
  whole: readonly Tail[],
  leading: LeadingFrom,
): void {
  for (let at = 0; at < ranks.length; at += 1) {
    const rank = ranks[at] as number;
    for (const { steps, given } of whole) {
      const text = stepsText(steps);
      add(routes.get(text) ?? opened(routes, text, () => steps), rank, given);
    }
    if (leading === fromNone) continue;
    const own = groups[at] as readonly number[];
    for (let group = 0; group < own.length; group += 1) {
      // By the ways to the parts of their own groups.
      for (const { part, text, tail, given } of leading(own[group] as number))
        add(
          routes.get(text) ?? opened(routes, text, () => [...heldBy(at).wayTo(group, part), ...tail]),
          rank,
          given,
        );
    }
  }
}

/** Who has a change, and from which of their spans on. */
type Since = Pick<Item, 'of' | 'span'>;

/** What is asked of some on one side. */
interface Question {
  readonly side: 'before' | 'after';
  readonly key: Asked;
  readonly asked: WaysAsked;
  /** Of whom, and since which of their spans. */
  readonly since: Since[];
}

function questions(
  all: ItemsOfEach,
  which: 'ways' | 'denials',
  keyOf: ReturnType<typeof askedKeys>,
): Iterable<Question> {
  const found = { before: new Map<Asked, Question>(), after: new Map<Asked, Question>() };
  for (const own of all) {
    const [first] = own;
    const side = isLoss(first.difference) === (which === 'ways') ? 'before' : 'after';
    const key = keyOf(own, which);
    const known = found[side].get(key);
    if (known !== undefined) known.since.push(first);
    else found[side].set(key, { side, key, asked: waysAsked(own, which), since: [first] });
  }
  return [...found.before.values(), ...found.after.values()];
}

/** The same where the same ways are asked for of the same actions. */
type Asked = string | number;

/** More ways than there are, for a number of an action and a way. */
const mostWays = 2 ** 26;

function askedKeys(): (own: ItemsOfEach[number], which: 'ways' | 'denials') => Asked {
  const numberOf = numbering();
  return (own, which) => {
    const keys = own.map(
      ({ action, difference }) => numberOf(action) * mostWays + numberOf(difference[which]),
    );
    return keys.length === 1 ? (keys[0] as number) : keys.sort((one, other) => one - other).join();
  };
}

/** What is lost is reached no more: where it was it can be seen. */
function isLoss({ kind, example }: Difference): boolean {
  return kind === 'lost' || (kind === 'unknown' && example?.after === false);
}

/** Those of nobody else. */
function wholeIn(asked: WaysAsked): readonly Tail[] {
  return [...asked].flatMap(([ways, actions]) =>
    ways.flatMap((way) => (way.is === 'whole' ? [{ steps: way.steps, given: givenBy(way, actions) }] : [])),
  );
}

/** A part of a group that leads to something, with the way on from there. */
interface Leading {
  readonly part: number;
  /** The names of the whole way, whoever has the group. */
  readonly text: string;
  readonly tail: Steps;
  readonly given: readonly Given[];
}

/** What leads there from a group, by its number. */
type LeadingFrom = (group: number) => readonly Leading[];

/** From no group anything does. */
const fromNone: LeadingFrom = () => nothing;

/** What is asked about one principal is looked for in what they hold, and not in what everybody does. */
function leadingFrom(parts: IndexedParts, asked: WaysAsked): LeadingFrom {
  const tailsOf = new Map<SamePart, TailsInOrder>();
  for (const [same, tails] of tailsAsked(parts, asked))
    tailsOf.set(same, { order: tailsOf.size, tails, texts: tails.map(({ steps }) => stepsText(steps)) });
  if (tailsOf.size === 0) return fromNone;
  const known = new Map<number, readonly Leading[]>();
  return (group) => {
    const before = known.get(group);
    if (before !== undefined) return before;
    const found = leadingIn(parts.inGroup(group), tailsOf);
    known.set(group, found);
    return found;
  };
}

/** The ways on from a part, with its place among those that are asked for. */
interface TailsInOrder {
  readonly order: number;
  readonly tails: readonly Tail[];
  /** The names of their steps. */
  readonly texts: readonly string[];
}

function leadingIn(
  places: readonly PartPlace[],
  tailsOf: ReadonlyMap<SamePart, TailsInOrder>,
): readonly Leading[] {
  const found = places.flatMap((place) => {
    const own = tailsOf.get(place.same);
    return own === undefined ? [] : [{ ...own, place }];
  });
  if (found.length === 0) return nothing;
  return found
    .sort((one, other) => one.order - other.order)
    .flatMap(({ place: { part, way }, tails, texts }) =>
      tails.map(({ steps: tail, given }, at): Leading => {
        return { part, text: joined(way, texts[at] as string), tail, given };
      }),
    );
}

const nothing: readonly Leading[] = [];

function joined(route: string, tail: string): string {
  return route === '' || tail === '' ? route + tail : `${route}\n${tail}`;
}
