import type { Region } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { ResourceReach } from './access-diff.ts';

/**
 * Some regions in the words of people: patterns of which all is among them, and where none is, the ones that hold least
 * besides.
 *
 * @param all every region there is: of a pattern that matches another one, only a part is told
 */
export function reachOf(
  regions: readonly Region[],
  all: readonly Region[],
  patterns: readonly TextPattern[],
): readonly ResourceReach[] {
  if (regions.length === all.length) return [{ pattern: '*', extent: 'whole' }];
  const wanted = new Set(regions);
  const candidates = patterns.map((pattern) => {
    const matched = all.filter((region) => region.matched.has(pattern.key));
    const inside = matched.filter((each) => wanted.has(each));
    // What reaches all that is the organization's is written `*` as well, and there are other resources here.
    const size = pattern.written === '*' ? all.length : matched.length;
    return { text: pattern.written, inside, size };
  });
  const left = new Set(regions);
  const whole = candidates.filter(({ inside, size }) => size > 0 && inside.length === size);
  const reach = take(
    left,
    whole.sort((a, b) => b.size - a.size || order(a.text, b.text)),
    'whole',
  );
  const some = candidates.filter(({ inside, size }) => inside.length > 0 && inside.length < size);
  const part = take(
    left,
    some.sort(
      (a, b) =>
        a.size - a.inside.length - (b.size - b.inside.length) ||
        b.inside.length - a.inside.length ||
        order(a.text, b.text),
    ),
    'part',
  );
  const rest: readonly ResourceReach[] = left.size > 0 ? [{ pattern: '*', extent: 'part' }] : [];
  return onceEach([...reach, ...part, ...rest]).sort((a, b) => order(a.pattern, b.pattern));
}

/** What is told as a whole is not told as a part. */
function onceEach(reach: readonly ResourceReach[]): ResourceReach[] {
  const byPattern = new Map<string, ResourceReach>();
  for (const each of reach) if (!byPattern.has(each.pattern)) byPattern.set(each.pattern, each);
  return [...byPattern.values()];
}

interface Candidate {
  readonly text: string;
  readonly inside: readonly Region[];
}

/** Those that add something. */
function take(
  left: Set<Region>,
  candidates: readonly Candidate[],
  extent: ResourceReach['extent'],
): readonly ResourceReach[] {
  const taken: ResourceReach[] = [];
  for (const { text, inside } of candidates) {
    if (left.size === 0) break;
    if (!inside.some((region) => left.has(region))) continue;
    for (const region of inside) left.delete(region);
    taken.push({ pattern: text, extent });
  }
  return taken;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
