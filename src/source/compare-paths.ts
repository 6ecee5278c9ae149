const surrogate = /[\ud800-\udfff]/;

/** Orders paths by their UTF-8 bytes, as Git does: the same files give the same order on every system. */
export function comparePaths(a: string, b: string): number {
  // Code units are in the order of the bytes, but for those of characters that take two.
  if (!surrogate.test(a) && !surrogate.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** Each path once, in order. */
export function sortedPaths(paths: Iterable<string>): readonly string[] {
  const once = [...new Set(paths)];
  return once.some((path) => surrogate.test(path)) ? once.sort(comparePaths) : once.sort();
}
