import type { TextPattern } from '../sets/text-pattern.ts';

/** Whether some text may begin with one of these and one of those. */
export function meet(some: readonly string[], others: readonly string[]): boolean {
  for (const one of some)
    for (const other of others) if (one.startsWith(other) || other.startsWith(one)) return true;
  return false;
}

/** Whether a pattern may match something that begins with one of these. */
export function beginsLike({ pieces: [first] }: TextPattern, beginnings: readonly string[]): boolean {
  return first?.is !== 'text' || meet([first.text], beginnings);
}
