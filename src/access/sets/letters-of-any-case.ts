/**
 * For each letter of a text in lower case those that are compared with it as if they were the same: what becomes it in
 * lower case.
 */
export function lettersOfAnyCase(text: string): {
  readonly choices: readonly (readonly number[])[];
  /** Not of the few letters whose lower case depends on their neighbours, or is two characters. */
  readonly isExact: boolean;
} {
  const lower = text.toLowerCase();
  return {
    choices: Array.from(lower, (letter) => [
      letter.codePointAt(0) as number,
      ...(othersOf().get(letter) ?? []),
    ]),
    isExact: !/σ|ς|\u0307|\p{Surrogate}/u.test(lower),
  };
}

let others: ReadonlyMap<string, readonly number[]> | undefined;

function othersOf(): ReadonlyMap<string, readonly number[]> {
  others ??= readOthers();
  return others;
}

/** Letters with another lower case stand in the first two planes alone. */
function readOthers(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let point = 65; point < 0x20000; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const letter = String.fromCodePoint(point);
    const lower = letter.toLowerCase();
    if (lower === letter) continue;
    const list = found.get(lower);
    if (list === undefined) found.set(lower, [point]);
    else list.push(point);
  }
  return found;
}
