import { type ContextSpace, contextSpaceOf } from './contexts.ts';

/** All that is asked, one by one. */
export interface Points {
  readonly resources: readonly string[];
  readonly contexts: ContextSpace;
}

/** Those of patterns, and one letter that stands in no pattern. */
const letters = ['a', 'b', 'c'];

function texts(some: readonly string[], length: number): readonly string[] {
  return length === 0 ? [''] : texts(some, length - 1).flatMap((text) => some.map((letter) => text + letter));
}

/** All texts of up to so many letters. */
function upTo(length: number): readonly string[] {
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
const usual = resourcesOf([...upTo(3), ...texts(['a', 'b'], 4)], upTo(2), [
  'krn:k:s:x:',
  'krn:k:s:y:',
  'krn:m:s:o:',
]);
/** Of up to six letters, everywhere, where the usual ones do not settle it. */
const deep = resourcesOf(
  upTo(6),
  [...upTo(4), ...[5, 6].flatMap((length) => texts(['a', 'b'], length))],
  [
    'krn:k:s:x:',
    'krn:k:s:y:',
    'krn:m:s:o:',
    'krn:k:s::',
    'krn:k:s:yy:',
    'krn:mm:s:o:',
    'krn:m:s:y:',
    'krn:mm:s::',
  ],
);

/** The points that tell apart what stands in a text. */
export function pointsOf(text: string): Points {
  return { resources: usual, contexts: contextSpaceOf(text) };
}

export function deepPointsOf({ contexts }: Points): Points {
  return { resources: deep, contexts };
}
