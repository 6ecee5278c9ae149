import type { TextPattern } from '../sets/text-pattern.ts';

/** Each once, as somebody wrote it. */
export function distinctPatterns(all: readonly (readonly TextPattern[])[]): readonly TextPattern[] {
  const byKey = new Map<string, TextPattern>();
  for (const patterns of all)
    for (const pattern of patterns)
      if (pattern.written !== '*' || !byKey.has(pattern.key)) byKey.set(pattern.key, pattern);
  return [...byKey.values()];
}
