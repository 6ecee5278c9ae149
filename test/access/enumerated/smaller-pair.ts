import type { Json, JsonObject } from '../../../src/digest/json.ts';
import type { Pair } from '../diff/random-pairs.ts';

/** The pair without all that may be left out while something is wrong with it, so that people see what it is. */
export function smallerPair(pair: Pair, isWrong: (pair: Pair) => boolean): Pair {
  let smallest = pair;
  for (;;) {
    const smaller = simpler(smallest).find((each) => isWrongAndValid(each, isWrong));
    if (smaller === undefined) return smallest;
    smallest = smaller;
  }
}

/** What is left may be no world at all. */
function isWrongAndValid(pair: Pair, isWrong: (pair: Pair) => boolean): boolean {
  try {
    return isWrong(pair);
  } catch {
    return false;
  }
}

/** Every pair with one thing less: on both sides, or on one. */
function simpler({ before, after }: Pair): readonly Pair[] {
  const both = before.documents.flatMap((document) => {
    const text = JSON.stringify(document);
    const isThere = after.documents.some((each) => JSON.stringify(each) === text);
    if (!isThere) return [];
    return [undefined, ...less(plain(document))].map((instead) => {
      const replaced = (documents: Pair['before']['documents']) =>
        documents.flatMap((each): readonly unknown[] =>
          JSON.stringify(each) === text ? (instead === undefined ? [] : [instead]) : [each],
        );
      return {
        before: { ...before, documents: replaced(before.documents) },
        after: { ...after, documents: replaced(after.documents) },
      } as unknown as Pair;
    });
  });
  const ofBefore = less(plain(before)).map((less) => ({ before: less, after }));
  const ofAfter = less(plain(after)).map((less) => ({ before, after: less }));
  return [...both, ...(ofBefore as unknown as Pair[]), ...(ofAfter as unknown as Pair[])];
}

function plain(value: object): JsonObject {
  return value as unknown as JsonObject;
}

/** Everything that is the same but for one element or field, at any depth. */
function less(value: Json): readonly Json[] {
  if (Array.isArray(value)) {
    const all = value as readonly Json[];
    const without = all.map((_, at) => all.filter((__, index) => index !== at));
    return [...without, ...all.flatMap((each, at) => less(each).map((one) => all.with(at, one)))];
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value) as readonly (readonly [string, Json])[];
  const without = entries.map(([name]) => Object.fromEntries(entries.filter(([other]) => other !== name)));
  const within = entries.flatMap(([name, each]) => less(each).map((one) => ({ ...value, [name]: one })));
  return [...without, ...within] as readonly Json[];
}
