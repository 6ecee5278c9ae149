/**
 * A text as one line of a commit message: control characters, line separators, bidirectional controls and lone
 * surrogates become a space, so that no name can begin a line of its own and pass for a trailer.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
