import type { Region } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { ResourceReach } from './access-diff.ts';
import { type Exceptions, exceptionsOf, placesIn } from './exceptions-of.ts';

/** Some regions, by their places among all, in the words of people. */
export type ReachOf = (regions: readonly number[]) => readonly ResourceReach[];

/**
 * Tells regions in the words of people: by patterns of which all is among them, and where none is, by the ones that hold
 * least besides.
 *
 * @param all every region there is: of a pattern that matches another one, only a part is told
 * @param patterns those that tell the regions apart
 * @param changed the places of those in which anything changes: of their patterns it is not said that they are left out
 */
export function reachOf(
  all: readonly Region[],
  patterns: readonly TextPattern[],
  changed: readonly number[],
): ReachOf {
  const matched = patterns.map((): number[] => []);
  for (const [place, region] of all.entries()) for (const at of region.matched) matched[at]?.push(place);
  const every = all.map((_, place) => place);
  const leftOut = exceptionsOf(patterns, matched, changed, all.length);
  return (regions) => {
    if (regions.length === all.length) return everything;
    const isWanted = placesIn(regions, all.length);
    const candidates: Candidate[] = [];
    for (const [at, { written: text }] of patterns.entries()) {
      const own = matched[at] as readonly number[];
      const inside = own.filter((place) => isWanted[place] === 1);
      if (inside.length === 0) continue;
      // What reaches all that is the organization's is written `*` as well, and there are other resources here.
      const within = text === '*' ? every : own;
      candidates.push({ text, inside, within, besides: within.length - inside.length });
    }
    return told(candidates, { isWanted, every, count: regions.length }, leftOut);
  };
}

const everything: readonly ResourceReach[] = [{ pattern: '*', extent: 'whole' }];

interface Candidate {
  readonly text: string;
  /** The wanted regions that it matches. */
  readonly inside: readonly number[];
  /** All that is read in it; and how many of them are not wanted. */
  readonly within: readonly number[];
  readonly besides: number;
}

interface Wanted {
  /** By the places of the regions: 1 or 0. */
  readonly isWanted: readonly number[];
  readonly every: readonly number[];
  readonly count: number;
}

function told(
  candidates: readonly Candidate[],
  { isWanted, every, count }: Wanted,
  leftOut: Exceptions,
): readonly ResourceReach[] {
  const left = { isLeft: isWanted.slice(), count };
  const reach: ResourceReach[] = [];
  const outside = (places: readonly number[]) => places.filter((place) => isWanted[place] === 0);
  for (const { text } of taken(left, candidates.filter(isWhole).sort(mostFirst)))
    reach.push({ pattern: text, extent: 'whole' });
  if (left.count > 0) {
    const some = candidates.filter((each) => !isWhole(each)).sort(leastBesidesFirst);
    for (const { text, within } of taken(left, some))
      reach.push({ pattern: text, extent: 'part', ...leftOut(outside(within)) });
  }
  if (left.count > 0) reach.push({ pattern: '*', extent: 'part', ...leftOut(outside(every)) });
  return onceEach(reach).sort((a, b) => order(a.pattern, b.pattern));
}

function isWhole({ besides }: Candidate): boolean {
  return besides === 0;
}

function mostFirst(a: Candidate, b: Candidate): number {
  return b.inside.length - a.inside.length || order(a.text, b.text);
}

function leastBesidesFirst(a: Candidate, b: Candidate): number {
  return a.besides - b.besides || mostFirst(a, b);
}

/** Those that add something. */
function taken(
  left: { readonly isLeft: number[]; count: number },
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    if (left.count === 0) break;
    const before = left.count;
    for (const place of candidate.inside) {
      left.count -= left.isLeft[place] as number;
      left.isLeft[place] = 0;
    }
    if (left.count < before) found.push(candidate);
  }
  return found;
}

/** What is told as a whole is not told as a part. */
function onceEach(reach: readonly ResourceReach[]): ResourceReach[] {
  if (reach.length < 2) return [...reach];
  const byPattern = new Map<string, ResourceReach>();
  for (const each of reach) if (!byPattern.has(each.pattern)) byPattern.set(each.pattern, each);
  return [...byPattern.values()];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
