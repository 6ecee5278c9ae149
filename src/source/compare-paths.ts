/** Orders paths by their UTF-8 bytes, as Git does: the same files give the same order on every system. */
export function comparePaths(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** Each path once, in order. */
export function sortedPaths(paths: Iterable<string>): readonly string[] {
  return [...new Set(paths)].sort(comparePaths);
}
