import { numbering } from '../numbering.ts';
import type { Region } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { Difference } from './compare-action.ts';
import type { Judged } from './judge-region.ts';
import { reachKeys } from './reach-keys.ts';
import { type ReachOf, reachOf } from './reach-of.ts';
import { waysTogether } from './ways-together.ts';

export interface JudgedRegion {
  readonly region: Region;
  readonly judged: Judged;
}

/** How regions differ in the words of people, those together of which the same is said. */
export function differencesIn(): (
  all: readonly JudgedRegion[],
  patterns: readonly TextPattern[],
) => readonly Difference[] {
  const together = waysTogether();
  const keysOf = reachKeys();
  const numberOf = numbering();
  return (all, patterns) => {
    const groups = new Map<string, number[]>();
    const changed: number[] = [];
    for (const [place, { judged }] of all.entries()) {
      if (judged.kind === 'same') continue;
      changed.push(place);
      const group = groups.get(judged.text);
      if (group === undefined) groups.set(judged.text, [place]);
      else group.push(place);
    }
    if (groups.size === 0) return [];
    const regions = all.map(({ region }) => region);
    const reach = reachOf(regions, patterns, changed);
    return [...groups.values()].map((group) => difference(all, group, reach));
  };

  function difference(all: readonly JudgedRegion[], group: readonly number[], reach: ReachOf): Difference {
    const own = group.map((place) => all[place] as JudgedRegion);
    const [first] = own as [JudgedRegion];
    const { kind, when, unless, before, text } = first.judged;
    const example = exampleIn(first);
    const resources = reach(group);
    const keys = keysOf(resources);
    return {
      kind: kind as Difference['kind'],
      resources,
      when,
      unless,
      ...(before === undefined ? {} : { before }),
      text: `${numberOf(text)}${keys.text}`,
      gist: `${numberOf(text)}${keys.gist}`,
      ...(example === undefined ? {} : { example }),
      ways: together(
        own.map(({ judged }) => judged.ways),
        (places) => reach(group.filter((_, place) => places.includes(place))),
      ),
      denials: together(own.map(({ judged }) => judged.denials)),
    };
  }
}

/** What is seen of one region is so of another of which the same is said. */
export function exampleIn({ region: { resource }, judged }: JudgedRegion): Judged['example'] {
  const { example } = judged;
  return example && { ...example, point: { ...example.point, resource } };
}
