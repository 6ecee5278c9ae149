import { nearestName } from './nearest-name.ts';

/** Names that are compared in all: about half a second. Beyond, nothing is near any longer. */
const mostCompared = 2_000_000;

export interface Suggestions {
  /** As `nearestName`. `among` tells words apart that are looked for among different names. */
  nearest(word: string, known: Iterable<string>, among?: string): string | undefined;
  /** As `didYouMean`. */
  didYouMean(word: string, known: Iterable<string>, otherwise?: string, among?: string): { hint?: string };
}

/**
 * What was meant by the mistakes that one rule finds, however many there are: each word is looked for once, and none
 * any longer once comparing has taken long enough. The first is always looked for.
 */
export function suggestions(): Suggestions {
  const sought = new Map<string, string | undefined>();
  let left = mostCompared;
  function* counted(known: Iterable<string>): Iterable<string> {
    for (const name of known) {
      left -= 1;
      yield name;
    }
  }
  function nearest(word: string, known: Iterable<string>, among = ''): string | undefined {
    const key = `${among}\n${word.slice(0, 200)}`;
    if (sought.has(key)) return sought.get(key);
    const found = left > 0 ? nearestName(word, counted(known)) : undefined;
    sought.set(key, found);
    return found;
  }
  return {
    nearest,
    didYouMean(word, known, otherwise, among) {
      const found = nearest(word, known, among);
      const hint = found === undefined ? otherwise : `did you mean \`${found}\`?`;
      return hint === undefined ? {} : { hint };
    },
  };
}
