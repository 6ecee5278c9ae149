import {
  type Automaton,
  automatonOf,
  colon,
  ownersAtEnd,
  type Steps,
  stepsAfter,
  toldApart,
} from './automaton.ts';
import type { Effort } from './effort.ts';
import {
  isInScheme,
  isName,
  isNoName,
  type NameShape,
  nothingRead,
  shapeAfter,
  tellsColons,
} from './name-shape.ts';
import type { TextPattern } from './text-pattern.ts';

/** Texts that the same patterns match, by one of them: as short a one as there is. */
export interface SeparateText {
  readonly text: string;
  /** The places of the patterns that match it, sorted. */
  readonly matched: readonly number[];
  /** Whether it is the name of a resource. */
  readonly isName: boolean;
}

export interface Separation {
  /** Which texts there are: `names` are those of resources; of `either` a name and no name are told apart. */
  readonly texts: 'any' | 'names' | 'either';
  /** Only texts that one of the first so many patterns matches; 0: every text. */
  readonly oneOfFirst: number;
}

interface State {
  readonly steps: Steps;
  readonly shape: NameShape;
  readonly before: State | undefined;
  readonly character: number;
}

/**
 * One text for each way in which texts match the patterns: all of them, unless the effort ends.
 */
export function separateTexts(
  patterns: readonly TextPattern[],
  { texts, oneOfFirst }: Separation,
  effort: Effort,
): { readonly texts: readonly SeparateText[]; readonly isComplete: boolean } {
  const automaton = automatonOf(patterns);
  const limit =
    oneOfFirst === 0 ? Number.POSITIVE_INFINITY : (automaton.starts[oneOfFirst] ?? automaton.kinds.length);
  const found = new Map<string, SeparateText>();
  const seen = new Set<string>();
  const queue: State[] = [];
  const reach = (steps: Steps, shape: NameShape, before: State | undefined, character: number) => {
    if (texts === 'names' && shape === isNoName) return;
    // Sorted: the first step is one of the first patterns, or none is.
    if (oneOfFirst > 0 && !((steps[0] ?? limit) < limit)) return;
    const key = keyOf(steps, shape);
    if (seen.has(key)) return;
    seen.add(key);
    queue.push({ steps, shape, before, character });
  };
  reach(automaton.starts, texts === 'any' ? isName : nothingRead, undefined, 0);
  for (let at = 0; at < queue.length; at += 1) {
    const state = queue[at] as State;
    note(state);
    for (const character of charactersAt(automaton, state, texts)) {
      effort.left -= 1 + (state.steps.length >> 2);
      if (effort.left < 0) return { texts: [...found.values()], isComplete: false };
      reach(
        stepsAfter(automaton, state.steps, character),
        texts === 'any' ? isName : shapeAfter(state.shape, character),
        state,
        character,
      );
    }
  }
  return { texts: [...found.values()], isComplete: automaton.isExact };

  function note(state: State): void {
    if (texts === 'names' && state.shape !== isName) return;
    const matched = ownersAtEnd(automaton, state.steps);
    if (oneOfFirst > 0 && !((matched[0] ?? oneOfFirst) < oneOfFirst)) return;
    const isOfName = texts !== 'any' && state.shape === isName;
    const key = `${isOfName} ${matched.join(' ')}`;
    if (!found.has(key)) found.set(key, { text: textOf(state), matched, isName: isOfName });
  }
}

function keyOf(steps: Steps, shape: NameShape): string {
  let key = String.fromCharCode(shape);
  for (const step of steps) key += String.fromCharCode(step & 0xffff, step >>> 16);
  return key;
}

function textOf(state: State): string {
  const characters: number[] = [];
  for (let at: State | undefined = state; at?.before !== undefined; at = at.before)
    characters.push(at.character);
  return String.fromCodePoint(...characters.reverse());
}

/** One character of each kind that goes another way. */
function charactersAt(
  automaton: Automaton,
  { steps, shape }: State,
  texts: Separation['texts'],
): readonly number[] {
  const told = toldApart(automaton, steps);
  const all = told.characters;
  const isNaming = texts !== 'any';
  if (isNaming && isInScheme(shape)) {
    // What makes `arn` of a scheme goes another way than other letters.
    for (const each of [97, 114, 110]) all.add(each);
    const letter = plainCharacters.find((each) => !all.has(each) && shapeAfter(shape, each) !== isNoName);
    if (letter !== undefined) all.add(letter);
  }
  if (told.tellsColons || (isNaming && tellsColons(shape))) all.add(colon);
  if (isNaming && isInScheme(shape) && texts === 'names') return [...all];
  return [...all, otherThan(all, isNaming && isInScheme(shape))];
}

const plainCharacters: readonly number[] = Array.from(
  'xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-',
  (each) => each.codePointAt(0) as number,
);

/** A character that nothing tells from others, plain if there is one. */
function otherThan(told: ReadonlySet<number>, isNotOfScheme: boolean): number {
  if (!isNotOfScheme) {
    for (const each of plainCharacters) if (!told.has(each)) return each;
  }
  for (let each = 0x4e00; ; each += 1) if (!told.has(each)) return each;
}
