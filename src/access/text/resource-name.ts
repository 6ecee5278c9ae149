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
  let at = text.indexOf(':');
  if (at <= 0 || !isScheme(text, at)) return false;
  const length = at === 3 && text.startsWith('arn') ? 5 : 4;
  name.colons[0] = at;
  for (let segment = 1; segment < length; segment += 1) {
    at = text.indexOf(':', at + 1);
    if (at < 0) return false;
    name.colons[segment] = at;
  }
  name.headLength = length;
  return at + 1 < text.length;
}

/** A letter, then letters, digits, `+`, `.` and `-`. */
function isScheme(text: string, end: number): boolean {
  for (let at = 0; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
    const isOther = (unit >= 48 && unit <= 57) || unit === 43 || unit === 45 || unit === 46;
    if (!isLetter && (at === 0 || !isOther)) return false;
  }
  return true;
}
