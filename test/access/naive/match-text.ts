/** One place of a pattern that is ready to be matched: a character, any one character, any text. */
export type Place = { readonly character: string } | 'any character' | 'any text';

/**
 * Whether a text matches, by the whole table: `table[i][j]` tells whether the first `i` places match the first `j`
 * characters. A character is a code point: `?` takes a whole emoji.
 */
export function matchText(places: readonly Place[], text: string): boolean {
  const characters = [...text];
  const table: boolean[][] = [];
  for (let i = 0; i <= places.length; i++) {
    const row: boolean[] = [];
    for (let j = 0; j <= characters.length; j++) row.push(cell(table, row, places, characters, i, j));
    table.push(row);
  }
  return table[places.length]?.[characters.length] === true;
}

function cell(
  above: readonly (readonly boolean[])[],
  row: readonly boolean[],
  places: readonly Place[],
  characters: readonly string[],
  i: number,
  j: number,
): boolean {
  if (i === 0) return j === 0;
  const place = places[i - 1];
  const withoutPlace = above[i - 1]?.[j] === true;
  const withoutCharacter = row[j - 1] === true;
  const withoutBoth = j > 0 && above[i - 1]?.[j - 1] === true;
  if (place === 'any text') return withoutPlace || withoutCharacter;
  if (place === 'any character') return withoutBoth;
  return withoutBoth && place?.character === characters[j - 1];
}
