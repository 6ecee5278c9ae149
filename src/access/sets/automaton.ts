import { lettersOfAnyCase } from './letters-of-any-case.ts';
import type { TextPattern, TextPiece } from './text-pattern.ts';

/**
 * All patterns as one automaton. A step is a place in a pattern, numbered through all of them; where an `end` stands
 * the pattern has matched. Nothing is made before it is reached.
 */
export interface Automaton {
  /** What each step takes. */
  readonly kinds: readonly StepKind[];
  /** Of `character`: its code point. */
  readonly characters: readonly number[];
  /** Of `one-of`: the code points. */
  readonly choices: ReadonlyMap<number, readonly number[]>;
  /** The number of the pattern of each step. */
  readonly owners: readonly number[];
  /** Where each pattern begins. */
  readonly starts: readonly number[];
  /** Whether every pattern could be written down exactly. */
  readonly isExact: boolean;
}

export type StepKind = 'character' | 'one-of' | 'any' | 'any-in-head' | 'star' | 'star-in-head' | 'end';

/** The steps that may come next; sorted. A star stands for what follows it too. */
export type Steps = readonly number[];

export const colon = 58;

export function automatonOf(patterns: readonly TextPattern[]): Automaton {
  const kinds: StepKind[] = [];
  const characters: number[] = [];
  const owners: number[] = [];
  const starts: number[] = [];
  const choices = new Map<number, readonly number[]>();
  for (const [owner, { pieces }] of patterns.entries()) {
    starts.push(kinds.length);
    for (const { kind, choice } of [...pieces.flatMap(stepsOf), { kind: 'end', choice: [0] } as const]) {
      if (kind === 'one-of') choices.set(kinds.length, choice);
      kinds.push(kind);
      characters.push(choice[0] ?? 0);
      owners.push(owner);
    }
  }
  return { kinds, characters, choices, owners, starts, isExact: patterns.every(isExact) };
}

interface WrittenStep {
  readonly kind: StepKind;
  readonly choice: readonly number[];
}

function stepsOf(piece: TextPiece): readonly WrittenStep[] {
  switch (piece.is) {
    case 'any-character':
      return [{ kind: piece.inHead ? 'any-in-head' : 'any', choice: [] }];
    case 'any-text':
      return [{ kind: piece.inHead ? 'star-in-head' : 'star', choice: [] }];
    case 'text':
      return Array.from(piece.text, (each) => ({
        kind: 'character',
        choice: [each.codePointAt(0) as number],
      }));
    case 'text-without-case':
      return lettersOfAnyCase(piece.text).choices.map((choice) => ({
        kind: choice.length > 1 ? 'one-of' : 'character',
        choice,
      }));
  }
}

/** Half a character of two units is found where no character is. */
function isExact({ pieces }: TextPattern): boolean {
  return pieces.every((piece) => {
    if (piece.is === 'text') return !/\p{Surrogate}/u.test(piece.text);
    return piece.is !== 'text-without-case' || lettersOfAnyCase(piece.text).isExact;
  });
}

/** The steps after one more character. */
export function stepsAfter(automaton: Automaton, steps: Steps, character: number): Steps {
  const { kinds, owners } = automaton;
  const after: number[] = [];
  let owner = -1;
  let first = 0;
  for (const step of steps) {
    if (owners[step] !== owner) {
      owner = owners[step] as number;
      first = after.length;
    }
    let at = step;
    const kind = kinds[step];
    if (kind === 'star' || kind === 'star-in-head') {
      if (kind === 'star' || character !== colon) after.push(step);
      at += 1;
    }
    if (!takes(automaton, at, character)) continue;
    const next = kinds[at + 1];
    // Whatever an earlier place of the pattern could still match, a star that is reached matches too.
    if (next === 'star' || next === 'star-in-head') after.length = first;
    after.push(at + 1);
  }
  return after;
}

/** Whether a step, which is no star, takes a character. */
function takes({ kinds, characters, choices }: Automaton, step: number, character: number): boolean {
  switch (kinds[step]) {
    case 'character':
      return characters[step] === character;
    case 'one-of':
      return choices.get(step)?.includes(character) === true;
    case 'any':
      return true;
    case 'any-in-head':
      return character !== colon;
    // Stars of the head and of the rest never stand side by side: a colon is between them.
    default:
      return false;
  }
}

/** The patterns that have matched. */
export function ownersAtEnd({ kinds, owners }: Automaton, steps: Steps): readonly number[] {
  const found: number[] = [];
  for (const step of steps) {
    const kind = kinds[step];
    const isStar = kind === 'star' || kind === 'star-in-head';
    if (kind !== 'end' && !(isStar && kinds[step + 1] === 'end')) continue;
    const owner = owners[step] as number;
    if (found.at(-1) !== owner) found.push(owner);
  }
  return found;
}

/** The characters that some step tells from others; and whether some step tells colons from others. */
export function toldApart(
  { kinds, characters, choices }: Automaton,
  steps: Steps,
): { readonly characters: Set<number>; readonly tellsColons: boolean } {
  const told = new Set<number>();
  let tellsColons = false;
  for (const step of steps) {
    let at = step;
    if (kinds[at] === 'star' || kinds[at] === 'star-in-head') {
      if (kinds[at] === 'star-in-head') tellsColons = true;
      at += 1;
    }
    const kind = kinds[at];
    if (kind === 'character') told.add(characters[at] as number);
    else if (kind === 'one-of') for (const each of choices.get(at) ?? []) told.add(each);
    else if (kind === 'any-in-head') tellsColons = true;
  }
  return { characters: told, tellsColons };
}

/** The numbers of the patterns that match a text. */
export function matchedBy(automaton: Automaton, text: string): readonly number[] {
  let steps: Steps = automaton.starts;
  for (const character of text) steps = stepsAfter(automaton, steps, character.codePointAt(0) as number);
  return ownersAtEnd(automaton, steps);
}
