/**
 * A text with stars and no other wildcards, cut at its stars: `a*b` is `['a', 'b']`, and one without is one text. The
 * texts between two stars are not empty.
 */
export type StarText = readonly string[];

/** Stands for a star: no pattern that is compared holds it. */
export const freshCharacter = '\uffff';

/** The text that is matched by those alone that match whatever `some` does: each star is a character of its own. */
export function leastOf(some: StarText): string {
  return some.join(freshCharacter);
}

/** Whether it matches a text. Of `leastOf` a pattern: whether it matches all that the pattern does. */
export function matchesText(pattern: StarText, text: string): boolean {
  const first = pattern[0] as string;
  const places = pattern.length - 1;
  if (places === 0) return first === text;
  const last = pattern[places] as string;
  const end = text.length - last.length;
  let at = first.length;
  if (end < at || !text.startsWith(first) || !text.endsWith(last)) return false;
  for (let part = 1; part < places; part += 1) {
    const own = pattern[part] as string;
    const found = text.indexOf(own, at);
    if (found < 0 || found + own.length > end) return false;
    at = found + own.length;
  }
  return true;
}

/** Whether some text is matched by both. */
export function overlap(one: StarText, other: StarText): boolean {
  if (one.length === 1) return matchesText(other, one[0] as string);
  if (other.length === 1) return matchesText(one, other[0] as string);
  const [a, b] = [one[0] as string, other[0] as string];
  const [y, z] = [one.at(-1) as string, other.at(-1) as string];
  return (a.startsWith(b) || b.startsWith(a)) && (y.endsWith(z) || z.endsWith(y));
}

/**
 * What two that overlap both match, as texts with stars; where there are too many, some of them.
 */
export function meet(
  one: StarText,
  other: StarText,
): { readonly texts: readonly StarText[]; readonly isComplete: boolean } {
  if (one.length === 1) return { texts: [one], isComplete: true };
  if (other.length === 1) return { texts: [other], isComplete: true };
  const plain = inTurn(one, other);
  const found = new Map([[leastOf(plain), plain]]);
  const [left, right] = [`${leastOf(one)}${end}`, `${leastOf(other)}${end}`];
  // Both are read on together, whatever their stars take; an open way is where the next is read.
  const open: Way[] = [{ i: 0, j: 0, read: '' }];
  for (let steps = 0; steps < mostSteps && found.size <= mostTexts; steps += 1) {
    const way = open.pop();
    if (way === undefined) return { texts: [...found.values()], isComplete: true };
    const [a, b] = [left[way.i] as string, right[way.j] as string];
    if (a === end && b === end) found.set(way.read, way.read.split(freshCharacter));
    else open.push(...nextWays(way, a, b));
  }
  return { texts: [...found.values()], isComplete: open.length === 0 };
}

interface Way {
  readonly i: number;
  readonly j: number;
  readonly read: string;
}

const end = '\0';

/** How two texts with stars are read on, which are at these characters. */
function nextWays({ i, j, read }: Way, a: string, b: string): readonly Way[] {
  const [isStar, isOtherStar] = [a === freshCharacter, b === freshCharacter];
  if (isStar && isOtherStar) {
    const open = read.endsWith(freshCharacter) ? read : read + freshCharacter;
    return [
      { i: i + 1, j, read: open },
      { i, j: j + 1, read: open },
    ];
  }
  if (isStar) return [{ i: i + 1, j, read }, ...(b === end ? [] : [{ i, j: j + 1, read: read + b }])];
  if (isOtherStar) return [{ i, j: j + 1, read }, ...(a === end ? [] : [{ i: i + 1, j, read: read + a }])];
  return a === b ? [{ i: i + 1, j: j + 1, read: read + a }] : [];
}

const mostSteps = 1500;
const mostTexts = 24;

/** What stands between the stars of the first, then what stands between those of the other. */
function inTurn(one: StarText, other: StarText): StarText {
  const [a, b] = [one[0] as string, other[0] as string];
  const [y, z] = [one.at(-1) as string, other.at(-1) as string];
  return [
    a.length > b.length ? a : b,
    ...one.slice(1, -1),
    ...other.slice(1, -1),
    y.length > z.length ? y : z,
  ];
}
