import { type Automaton, automatonOf, type Edge } from './automaton.ts';
import { parseExpression } from './expression.ts';

/*
 * Whether the time that a backtracking engine takes for a text may grow faster than the text. It does where the same
 * characters can be read on two ways: once round a loop, or from one loop into another that reads them too, as the
 * search for where a match begins is a loop before all others; and where what follows may fail, so that every way is
 * tried (Weideman et al., Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers, 2016).
 */

/** A character of each sort that expressions tell apart. */
const alphabet: readonly string[] = [
  ...Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)),
  ...'α\u200b\u2028\u202e\ufeff一\ud83d\udc00',
  '\u{1f600}',
  '\u{e0041}',
];

/** Why, or undefined where time grows with the text. */
export function superLinear(expression: RegExp): string | undefined {
  const steps = stepsOf(automatonOf(parseExpression(expression)), expression);
  const { next, loops, isBefore, isFound } = steps;
  for (const loop of loops)
    for (const { to, ways } of (next[loop] ?? []).flat())
      if (ways > 1 && isBefore(to, loop)) return 'a loop in which the same can be read on several ways';
  if (!expression.sticky && loops.some((loop) => isReadFromSearch(steps, loop)))
    return 'a loop that may begin at every place, and after which it may fail';
  for (const first of loops)
    for (const second of loops)
      if (first !== second && isBefore(first, second) && !isFound(second) && meet(steps, first, second))
        return 'two loops that read the same, one after the other, and after which it may fail';
  return undefined;
}

/** The search, as long as no match has begun. */
const unbegun = -1;

interface Step {
  /** The edge that is read on next: the place stands for it. */
  readonly to: number;
  /** On how many ways without reading it is come to: 2 stands for more. */
  readonly ways: number;
}

/** Reading edges as places: from each, by character, where reading it leads. */
interface Steps {
  /** By place and character. */
  readonly next: readonly (readonly (readonly Step[])[])[];
  /** The places that lead back to themselves. */
  readonly loops: readonly number[];
  readonly isBefore: (from: number, to: number) => boolean;
  /** Whether what was found up to this place is a match: nothing is tried after that. */
  readonly isFound: (place: number) => boolean;
  /** By the character before, those with which a match begins. */
  readonly begins: readonly (readonly Step[])[];
}

function stepsOf(automaton: Automaton, expression: RegExp): Steps {
  const reading = automaton.edges.filter(isReading);
  const flags = expression.flags.replace(/[gmy]/g, '');
  const readerOf = (source: string) => new RegExp(`^(?:${source})$`, flags);
  const behind = automaton.edges.flatMap(({ reads }) => (isBehind(reads) ? [reads.behind] : []));
  const characters = oneOfEach([...reading.map(({ reads }) => reads.source), ...behind].map(readerOf));
  const after = (place: number) =>
    characters.map((character) =>
      ways(automaton, reading, place, (source) => readerOf(source).test(character)),
    );
  const next = reading.map(({ to, reads }) => {
    const reader = readerOf(reads.source);
    const found = after(to);
    return characters.map((character, at) => (reader.test(character) ? (found[at] ?? []) : []));
  });
  const reached = next.map((byCharacter) => new Set(byCharacter.flat().map(({ to }) => to)));
  const reach = reached.map((first) => {
    const seen = new Set(first);
    for (const place of seen) for (const to of reached[place] ?? []) seen.add(to);
    return seen;
  });
  const found = reading.map(({ to }) => isEnd(automaton, to));
  return {
    next,
    loops: reading.flatMap((_, place) => (reach[place]?.has(place) === true ? [place] : [])),
    isBefore: (from, to) => from === to || reach[from]?.has(to) === true,
    isFound: (place) => found[place] === true,
    begins: after(automaton.start),
  };
}

type Reading = Edge & { readonly reads: { readonly source: string } };

function isReading(edge: Edge): edge is Reading {
  return typeof edge.reads === 'object' && 'source' in edge.reads;
}

function isBehind(reads: Edge['reads']): reads is { readonly behind: string; readonly mayBeNone: boolean } {
  return typeof reads === 'object' && 'behind' in reads;
}

/** One character for all that the same readers read. */
function oneOfEach(readers: readonly RegExp[]): readonly string[] {
  const found = new Map(
    alphabet.map((character) => [readers.map((reader) => reader.test(character)).join(), character]),
  );
  return [...found.values()];
}

/** The reading edges that can be come to from a place without reading, in the midst of a text. */
function ways(
  { edges }: Automaton,
  reading: readonly Reading[],
  from: number,
  isBehindIt: (source: string) => boolean,
): readonly Step[] {
  const found = new Map<number, number>();
  const path = new Set<number>();
  let left = 5_000;
  function walk(place: number): void {
    if (path.has(place) || left-- < 0) return;
    path.add(place);
    for (const edge of edges) {
      if (edge.from !== place || edge.reads === 'beginning') continue;
      if (isReading(edge)) {
        const to = reading.indexOf(edge);
        found.set(to, Math.min(2, (found.get(to) ?? 0) + 1));
      } else if (!isBehind(edge.reads) || isBehindIt(edge.reads.behind)) walk(edge.to);
    }
    path.delete(place);
  }
  walk(from);
  return [...found].map(([to, count]) => ({ to, ways: count }));
}

/** Whether the end is come to without reading, and without anything that may fail. */
function isEnd({ edges, end }: Automaton, from: number): boolean {
  const seen = new Set([from]);
  for (const place of seen)
    for (const edge of edges) if (edge.from === place && edge.reads === 'nothing') seen.add(edge.to);
  return seen.has(end);
}

/** Whether some text leads from the search for where a match begins into the loop, and round it. */
function isReadFromSearch({ next, begins, isBefore, isFound }: Steps, loop: number): boolean {
  if (isFound(loop)) return false;
  return begins.some((_, last) =>
    // Where a match that may begin later is, where one in the loop is, and the character before: the last of the text.
    follow(
      [[unbegun, loop, last]],
      ([later, round, before]) => later === loop && round === loop && before === last,
      ([later = unbegun, round = loop, before = last], character) => {
        const rounds = (next[round]?.[character] ?? [])
          .map(({ to }) => to)
          .filter((to) => isBefore(to, loop));
        const at = later === unbegun ? (begins[before] ?? []).map(({ to }) => to) : [later];
        const moved = at.flatMap((place) => (next[place]?.[character] ?? []).map(({ to }) => to));
        const all = later === unbegun ? [unbegun, ...moved] : moved;
        return all.flatMap((a) => rounds.map((b) => [a, b, character]));
      },
      begins.length,
    ),
  );
}

/** Whether some text leads round the first loop, from the first into the second, and round the second. */
function meet({ next, begins, isBefore }: Steps, first: number, second: number): boolean {
  return follow(
    [[first, first, second]],
    ([a, b, c]) => a === first && b === second && c === second,
    ([a = 0, b = 0, c = 0], character) => {
      const of = (place: number, until: number) =>
        (next[place]?.[character] ?? []).map(({ to }) => to).filter((to) => isBefore(to, until));
      const inSecond = of(c, second);
      return inSecond.length === 0
        ? []
        : of(a, first).flatMap((x) => of(b, second).flatMap((y) => inSecond.map((z) => [x, y, z])));
    },
    begins.length,
  );
}

/** Whether what is looked for can be come to by reading at least one character. */
function follow(
  begin: readonly (readonly number[])[],
  isThere: (at: readonly number[]) => boolean,
  step: (at: readonly number[], character: number) => readonly (readonly number[])[],
  characters: number,
): boolean {
  const seen = new Map<string, readonly number[]>();
  const queue = [...begin];
  for (const at of queue) {
    for (let character = 0; character < characters; character += 1)
      for (const to of step(at, character)) {
        if (isThere(to)) return true;
        const key = to.join(' ');
        if (seen.has(key)) continue;
        seen.set(key, to);
        queue.push(to);
      }
  }
  return false;
}
