import type { Region } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { ResourceReach } from './access-diff.ts';

/**
 * Some regions in the words of people: patterns of which all is among them, and where none is, the ones that hold least
 * besides.
 *
 * @param all every region there is: of a pattern that matches another one, only a part is told
 * @param changed those in which anything changes: of their patterns it is not said that they are left out
 */
export function reachOf(
  regions: readonly Region[],
  all: readonly Region[],
  patterns: readonly TextPattern[],
  changed: readonly Region[] = regions,
): readonly ResourceReach[] {
  if (regions.length === all.length) return [{ pattern: '*', extent: 'whole' }];
  const wanted = new Set(regions);
  const otherwise = new Set(changed);
  const candidates = patterns.map((pattern) => {
    const matched = all.filter((region) => region.matched.has(pattern.key));
    const inside = matched.filter((each) => wanted.has(each));
    // What reaches all that is the organization's is written `*` as well, and there are other resources here.
    const size = pattern.written === '*' ? all.length : matched.length;
    const isAnything = pattern.written === '*';
    const outside = (isAnything ? all : matched).filter((each) => !wanted.has(each));
    const isChanged = matched.some((each) => otherwise.has(each));
    return { text: pattern.written, inside, size, outside, isChanged };
  });
  const leftOut = exceptions(candidates);
  const left = new Set(regions);
  const whole = candidates.filter(({ inside, size }) => size > 0 && inside.length === size);
  const reach = take(
    left,
    whole.sort((a, b) => b.size - a.size || order(a.text, b.text)),
    ({ text }) => ({ pattern: text, extent: 'whole' }),
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
    ({ text, outside }) => ({ pattern: text, extent: 'part', ...leftOut(outside) }),
  );
  const others = all.filter((each) => !wanted.has(each));
  const rest: readonly ResourceReach[] =
    left.size > 0 ? [{ pattern: '*', extent: 'part', ...leftOut(others) }] : [];
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
  /** Wanted, of what it matches; and not wanted. */
  readonly inside: readonly Region[];
  readonly outside: readonly Region[];
  readonly isChanged: boolean;
}

/** So many are named. */
const mostExceptions = 3;

/**
 * What is left out of something, by the patterns in which nothing at all changes: whatever is written like one of them
 * counts, since people read what is written.
 */
function exceptions(
  candidates: readonly Candidate[],
): (outside: readonly Region[]) => Pick<ResourceReach, 'except' | 'allBut'> {
  const byText = new Map<string, { isChanged: boolean; readonly regions: Set<Region> }>();
  for (const { text, outside, isChanged } of candidates) {
    if (text === '*') continue;
    const known = byText.get(text) ?? { isChanged: false, regions: new Set<Region>() };
    byText.set(text, known);
    known.isChanged ||= isChanged;
    for (const region of outside) known.regions.add(region);
  }
  const unchanged = [...byText].filter(([, each]) => !each.isChanged);
  return (outside) => {
    const left = new Set(outside);
    const except: string[] = [];
    while (left.size > 0 && except.length < mostExceptions) {
      const found = unchanged
        .map(([text, { regions }]) => ({ text, count: [...left].filter((each) => regions.has(each)).length }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || order(a.text, b.text))[0];
      if (found === undefined) break;
      except.push(found.text);
      for (const region of byText.get(found.text)?.regions ?? []) left.delete(region);
    }
    if (except.length === 0) return {};
    return { except: except.sort(order), ...(left.size === 0 ? { allBut: true } : {}) };
  };
}

/** Those that add something. */
function take(
  left: Set<Region>,
  candidates: readonly Candidate[],
  told: (candidate: Candidate) => ResourceReach,
): readonly ResourceReach[] {
  const taken: ResourceReach[] = [];
  for (const candidate of candidates) {
    if (left.size === 0) break;
    if (!candidate.inside.some((region) => left.has(region))) continue;
    for (const region of candidate.inside) left.delete(region);
    taken.push(told(candidate));
  }
  return taken;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
