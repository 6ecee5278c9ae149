import type { Place } from '../../diagnostic/diagnostic.ts';
import { numbering } from '../numbering.ts';
import type { RouteStep } from './access-diff.ts';
import type { Alike, Span } from './alike.ts';
import type { Difference } from './compare-action.ts';
import type { Item } from './find-items.ts';
import { type Gathered, gathered, nothingGathered } from './gathered.ts';
import type { HeldIndex, IndexedParts } from './held-index.ts';
import { stepsText } from './steps-text.ts';
import type { HeldAccess, PartGroup } from './system-access.ts';
import { type Given, givenBy, type Tail, tailsAsked, type WaysAsked, waysAsked } from './tails-asked.ts';
import type { Way } from './ways-of.ts';

type Steps = readonly RouteStep<Place>[];

/** A way to a change, and who has it. */
export interface HadRoute {
  /** The names of its steps, a line each: the same for the same way. */
  readonly text: string;
  /** With the places of one of them. */
  readonly steps: Steps;
  /** With what it gives to each. */
  readonly of: ReadonlyMap<string, Gathered>;
}

/**
 * Finds the ways by which some have what changes, or what denies it to them where it is denied. What leads there is
 * looked for in what all hold together; what is asked again is known.
 *
 * @param all of those of whom the same changes what changes for them
 */
export type RoutesHad = (all: readonly (readonly Item[])[], which: 'ways' | 'denials') => readonly HadRoute[];

export function routesIn(index: HeldIndex): RoutesHad {
  const known = { before: new Map<string, LeadingParts>(), after: new Map<string, LeadingParts>() };
  const numberOf = numbering();
  return (all, which) => {
    const routes = new Map<string, OpenRoute>();
    for (const { side, key, asked, spans } of questions(all, which, numberOf)) {
      const leading = known[side].get(key) ?? leadingIn(index[side], asked);
      known[side].set(key, leading);
      addAll(routes, side, spans, wholeIn(asked), leading);
    }
    return [...routes.values()];
  };
}

interface OpenRoute extends HadRoute {
  readonly of: Map<string, Gathered>;
  readonly first: ReturnType<typeof nothingGathered>;
}

function add(
  routes: Map<string, OpenRoute>,
  text: string,
  given: readonly Given[],
  principal: string,
  steps: () => Steps,
): void {
  let route = routes.get(text);
  if (route === undefined) {
    route = { text, steps: steps(), of: new Map(), first: nothingGathered() };
    routes.set(text, route);
  }
  const { of, first } = route;
  const earlier = of.get(principal);
  const now = gathered(first, earlier, given);
  if (now !== earlier) of.set(principal, now);
}

function addAll(
  routes: Map<string, OpenRoute>,
  side: Question['side'],
  spans: Question['spans'],
  whole: readonly Tail[],
  leading: LeadingParts,
): void {
  if (leading.size === 0 && whole.length === 0) return;
  for (const [{ members }, span] of spans) {
    for (const { principal, spans: own } of members) {
      for (const { steps, given } of whole) add(routes, stepsText(steps), given, principal, () => steps);
      addHeld(routes, principal, (own[span] as Span)[side].held, leading);
    }
  }
}

/** By the ways to the parts of their own groups. */
function addHeld(
  routes: Map<string, OpenRoute>,
  principal: string,
  held: HeldAccess,
  leading: LeadingParts,
): void {
  for (let at = 0; at < held.groups.length; at += 1)
    for (const { part, text, tail, given } of leading.get(held.groups[at] as PartGroup) ?? none)
      add(routes, text, given, principal, () => [...held.wayTo(at, part), ...tail]);
}

const none: readonly Leading[] = [];

/** What is asked of some on one side. */
interface Question {
  readonly side: 'before' | 'after';
  /** The same for the same question. */
  readonly key: string;
  readonly asked: WaysAsked;
  /** Of whom, and since which of their spans. */
  readonly spans: Map<Alike, number>;
}

function questions(
  all: readonly (readonly Item[])[],
  which: 'ways' | 'denials',
  numberOf: (ways: readonly Way[]) => number,
): Iterable<Question> {
  const found = new Map<string, Question>();
  for (const own of all) {
    const [{ of, span, difference }] = own as [Item];
    const asked = waysAsked(own, which);
    const keys = [...asked].map(([ways, actions]) => `${numberOf(ways)} ${actions.join(' ')}`);
    const key = keys.sort().join();
    const side = isLoss(difference) === (which === 'ways') ? 'before' : 'after';
    const question = found.get(`${side} ${key}`) ?? { side, key, asked, spans: new Map<Alike, number>() };
    found.set(`${side} ${key}`, question);
    question.spans.set(of, span);
  }
  return found.values();
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

type LeadingParts = ReadonlyMap<PartGroup, readonly Leading[]>;

function leadingIn(parts: IndexedParts, asked: WaysAsked): LeadingParts {
  const found = new Map<PartGroup, Leading[]>();
  for (const [{ places }, tails] of tailsAsked(parts, asked)) {
    for (const { group, part, way: wayTo } of places) {
      const leading = found.get(group) ?? [];
      found.set(group, leading);
      const way = wayTo();
      for (const { steps, given } of tails)
        leading.push({ part, text: joined(way, stepsText(steps)), tail: steps, given });
    }
  }
  return found;
}

function joined(route: string, tail: string): string {
  return route === '' || tail === '' ? route + tail : `${route}\n${tail}`;
}
