/**
 * How much of a resource name has been read, as a number: its scheme, how many colons of its head are still to come,
 * and whether anything stands after them. What a name is, `text/resource-name.ts` says.
 */
export type NameShape = number;

export const nothingRead: NameShape = 0;
const a = 1;
const ar = 2;
const arn = 3;
const scheme = 4;
const fourColonsToCome = 5;
const threeColonsToCome = 6;
const restIsEmpty = 9;
export const isName: NameShape = 10;
/** No name begins so. */
export const isNoName: NameShape = 11;

const colon = 58;

/** What has been read after one more character. */
export function shapeAfter(shape: NameShape, character: number): NameShape {
  if (shape === isNoName || shape === isName) return shape;
  if (shape === restIsEmpty) return isName;
  if (shape > scheme) return character === colon ? shape + 1 : shape;
  if (character === colon) {
    if (shape === nothingRead) return isNoName;
    return shape === arn ? fourColonsToCome : threeColonsToCome;
  }
  if (!isOfScheme(shape, character)) return isNoName;
  if (shape === nothingRead && character === 97) return a;
  if (shape === a && character === 114) return ar;
  if (shape === ar && character === 110) return arn;
  return scheme;
}

/** Whether the scheme is being read, in which not every character may stand. */
export function isInScheme(shape: NameShape): boolean {
  return shape <= scheme;
}

/** Whether a colon is another thing than any other character. */
export function tellsColons(shape: NameShape): boolean {
  return shape < restIsEmpty;
}

function isOfScheme(shape: NameShape, unit: number): boolean {
  const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
  if (isLetter) return true;
  return shape !== nothingRead && ((unit >= 48 && unit <= 57) || unit === 43 || unit === 45 || unit === 46);
}
