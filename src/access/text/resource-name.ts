/** A resource of a request: where its segments are. Filled anew for every request, so that none is cut out. */
export interface ResourceName {
  text: string;
  /** How many segments the head has: 4, 5 for `arn`, and 0 for `*`, which is a resource without segments. */
  headLength: number;
  /** The places of the colons that end the segments of the head. */
  readonly colons: Int32Array;
}

export function emptyResourceName(): ResourceName {
  return { text: '*', headLength: 0, colons: new Int32Array(5) };
}

/** Takes in a text; false where it lacks segments or does not begin with a scheme, as no resource does. */
export function readResourceName(name: ResourceName, text: string): boolean {
  name.text = text;
  name.headLength = 0;
  if (text === '*') return true;
  const { colons } = name;
  const end = endOfScheme(text);
  if (end <= 0) return false;
  const segments = end === 3 && text.startsWith('arn') ? 5 : 4;
  colons[0] = end;
  let segment = 1;
  for (let at = end + 1; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== colon) continue;
    colons[segment] = at;
    segment += 1;
    if (segment < segments) continue;
    name.headLength = segments;
    return at + 1 < text.length;
  }
  return false;
}

const colon = 58;

/** Where the colon stands after a letter, then letters, digits, `+`, `.` and `-`; else -1. */
function endOfScheme(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === colon) return at;
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
    const isOther = (unit >= 48 && unit <= 57) || unit === 43 || unit === 45 || unit === 46;
    if (!isLetter && (at === 0 || !isOther)) return -1;
  }
  return -1;
}
