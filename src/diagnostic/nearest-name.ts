import { distance } from 'fastest-levenshtein';

/** The known name a person most likely meant, or undefined when none is near (a third of its length). */
export function nearestName(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.slice(0, 128).toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
    const away = mistypings(wanted, name.toLowerCase());
    if (away < bestDistance || (away === bestDistance && best !== undefined && name < best)) {
      best = name;
      bestDistance = away;
    }
  }
  return best;
}

/** How many mistypings part two words: two letters that changed places are one. */
function mistypings(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && isSwapped(a, b) ? 1 : edits;
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((_, index) => a[index] !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** The hint `did you mean …?`, or the fallback when no name is near. */
export function didYouMean(word: string, known: Iterable<string>, otherwise?: string): { hint?: string } {
  const nearest = nearestName(word, known);
  const hint = nearest === undefined ? otherwise : `did you mean \`${nearest}\`?`;
  return hint === undefined ? {} : { hint };
}
