import { type ContextSpace, contextSpaceOf } from './contexts.ts';

/** All that is asked, one by one. */
export interface Points {
  readonly letters: readonly string[];
  readonly resources: readonly string[];
  readonly contexts: ContextSpace;
}

/** What may be taken for what stands between texts, where keys are made of them. */
export const oddLetters = [' ', ',', '|', '1'];

const unwritten = 'c';

/** Those of patterns, and one letter that stands in none. */
function lettersOf(text: string): readonly string[] {
  const patterns = [...text.matchAll(/krn:[^"]*/g)].map(([pattern]) => pattern);
  const odd = oddLetters.filter((letter) => patterns.some((pattern) => pattern.includes(letter)));
  return ['a', 'b', unwritten, ...odd];
}

function texts(some: readonly string[], length: number): readonly string[] {
  return length === 0 ? [''] : texts(some, length - 1).flatMap((text) => some.map((letter) => text + letter));
}

/** All texts of up to so many letters. */
function upTo(letters: readonly string[], length: number): readonly string[] {
  return Array.from({ length }, (_, at) => texts(letters, at + 1)).flat();
}

function resourcesOf(
  rests: readonly string[],
  elsewhere: readonly string[],
  heads: readonly string[],
): readonly string[] {
  return [
    '*',
    ...rests.map((rest) => `krn:k:s:o:${rest}`),
    ...heads.flatMap((head) => elsewhere.map((rest) => head + rest)),
  ];
}

/** Of up to three letters, and of four that stand in patterns, and some elsewhere. */
function usualOf(letters: readonly string[]): readonly string[] {
  return resourcesOf([...upTo(letters, 3), ...texts(['a', 'b'], 4)], upTo(letters, 2), [
    'krn:k:s:x:',
    'krn:k:s:y:',
    'krn:m:s:o:',
  ]);
}

/** Of up to six letters, everywhere, where the usual ones do not settle it: of what may stand in patterns. */
function deepOf(letters: readonly string[]): readonly string[] {
  const written = letters.filter((letter) => letter !== unwritten);
  return resourcesOf(
    upTo(letters, 6),
    [...upTo(letters, 4), ...[5, 6].flatMap((length) => texts(written, length))],
    [
      ...['krn:k:s:x:', 'krn:k:s:y:', 'krn:m:s:o:', 'krn:k:s::'],
      ...['krn:k:s:yy:', 'krn:mm:s:o:', 'krn:m:s:y:', 'krn:mm:s::'],
    ],
  );
}

const known = new Map<string, readonly string[]>();

/** One list for the same letters: by it is known what was found out about its resources. */
function once(of: typeof usualOf, letters: readonly string[]): readonly string[] {
  const key = `${of.name} ${letters.join('')}`;
  const found = known.get(key) ?? of(letters);
  known.set(key, found);
  return found;
}

/** The points that tell apart what stands in a text. */
export function pointsOf(text: string): Points {
  const letters = lettersOf(text);
  return { letters, resources: once(usualOf, letters), contexts: contextSpaceOf(text) };
}

export function deepPointsOf({ letters, contexts }: Points): Points {
  return { letters, resources: once(deepOf, letters), contexts };
}
