/**
 * Whether a glob takes no more than moments to compare with any path. A glob becomes a regular expression, which
 * tries every way to share a name among its stars: with a dozen of them it would not come to an end, and a pull
 * request can write the pattern and the name.
 */
export function isTamePattern(pattern: string): boolean {
  if (pattern.length > 256 || pattern.includes('(')) return false;
  if ((pattern.match(/[[{]/g) ?? []).length > 4) return false;
  const names = pattern.split('/');
  if (names.filter((name) => name.includes('**')).length > 2) return false;
  return names.every((name) => (name.match(/\*+/g) ?? []).length <= 3);
}

/** What to do about one that is not. */
export const tooWild = {
  hint: 'write at most three `*` in a name, two `**` and four braces or brackets in all, and no parentheses',
} as const;
