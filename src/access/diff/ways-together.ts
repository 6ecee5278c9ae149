import { stepsText } from './steps-text.ts';
import type { Way } from './ways-of.ts';

/** So many lead to one change before the rest is left out: each is looked for in all that somebody holds. */
const most = 256;

/**
 * The ways to several regions as one: what changes alike need not be reached alike. The same ways are the same array,
 * by which what many have in common is found.
 */
export function waysTogether(): (all: readonly (readonly Way[])[]) => readonly Way[] {
  const known = new Map<string, readonly Way[]>();
  return (all) => {
    const [first = []] = all;
    if (all.every((ways) => ways === first)) return first;
    const byKey = new Map<string, Way>();
    for (const way of all.flat()) if (byKey.size < most) byKey.set(keyOf(way), way);
    const key = [...byKey.keys()].sort().join('\n\n');
    const found = known.get(key) ?? [...byKey.values()];
    known.set(key, found);
    return found;
  };
}

function keyOf(way: Way): string {
  switch (way.is) {
    case 'saying':
      return `saying ${way.saying}`;
    case 'part':
      return `part ${way.part} ${stepsText(way.tail)}`;
    case 'whole':
      return `whole ${stepsText(way.steps)}`;
  }
}
