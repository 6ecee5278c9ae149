// `node --import tsx bench/diff/patterns.ts`: what processor time it takes to compare patterns of resources. Two patterns of 1 kB with
// 50 stars must take under 10 ms, 200 patterns against 200 under 100 ms or be told as unknown.
import type { Effort } from '../../src/access/sets/effort.ts';
import { includes } from '../../src/access/sets/includes.ts';
import { resourcePatterns } from '../../src/access/sets/resource-patterns.ts';
import { scopeSet } from '../../src/access/sets/scope-set.ts';
import type { Universe } from '../../src/access/sets/universe.ts';
import { compileResourceType } from '../../src/access/text/compiled-resource.ts';
import type { Organization } from '../../src/model/model.ts';

const organization = { id: 'acme' } as Organization;
const types = resourcePatterns(compileResourceType('krn:k:events:*:*', 'acme'), '*');
const action = { name: 'events:read', isPrivileged: false, types };
const universe: Universe = { actions: new Map([[action.name, action]]), keys: new Map() };
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
let state = 7;

function chance(below: number): number {
  state = (state * 1103515245 + 12345) & 0x7fffffff;
  return (state >> 8) % below;
}

function word(length: number, of = letters): string {
  return Array.from({ length }, () => of[chance(of.length)]).join('');
}

/** Texts with 50 stars between them. */
function starry(length: number, of = letters): string {
  return Array.from({ length: 51 }, () => word(length, of)).join('*');
}

function many(make: (at: number) => string): readonly string[] {
  return Array.from({ length: 200 }, (_, at) => make(at));
}

function setOf(patterns: readonly string[]) {
  const resources = patterns.map((rest) => `krn:k:events:{org_id}:${rest}`);
  return scopeSet(organization, universe, { actions: ['*'], resources });
}

type Pair = readonly [name: string, make: () => readonly [readonly string[], readonly string[]]];

/** Made anew each time: what was compared before is remembered. */
const pairs: readonly Pair[] = [
  ['1 kB, 50 stars', () => [[starry(19)], [starry(19)]]],
  ['1 kB, 50 stars, of two letters', () => [[starry(19, 'ab')], [starry(19, 'ab')]]],
  ['1 kB, 50 stars, open at both ends', () => [[`*${starry(19)}*`], [`*${starry(19)}*`]]],
  ['1 kB, 50 stars, one in the other', oneInTheOther],
  ['200 in 200, beginnings', () => [many((at) => `${word(4)}${at}/*`), many((at) => `${word(4)}${at}/x/*`)]],
  ['200 in 200, both ends', () => [many(() => `${word(3)}*${word(3)}`), many(() => `${word(3)}*${word(2)}`)]],
  ['200 in 200, the same and a letter', theSameAndALetter],
  ['200 in 200, middles', () => [many(() => `*${word(3)}*`), many(() => `*${word(3)}*`)]],
  ['200 in 200, 50 stars each', () => [many(() => starry(2)), many(() => starry(2))]],
];

function oneInTheOther(): readonly [readonly string[], readonly string[]] {
  const wide = starry(19);
  return [[`*${wide}*`], [`*${wide}${word(3)}*`]];
}

function theSameAndALetter(): readonly [readonly string[], readonly string[]] {
  const wide = many((at) => `${word(6)}${at}*`);
  return [wide, wide.map((each) => each.replace('*', '?/*'))];
}

for (const [name, make] of pairs) {
  const times: number[] = [];
  let told = '';
  for (let run = 0; run < 9; run += 1) {
    const [larger, smaller] = make();
    const effort: Effort = { left: 20_000 };
    const begun = process.cpuUsage();
    told = includes(setOf(larger), setOf(smaller), universe, effort).is;
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[4], sorted.at(-1)];
  process.stdout.write(
    `${name.padEnd(38)} ${told.padEnd(13)} ${median.toFixed(1)} ms, at worst ${worst.toFixed(1)} ms\n`,
  );
}
