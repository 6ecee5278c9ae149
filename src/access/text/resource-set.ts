import type { Frame } from '../engine/frame.ts';
import { type CompiledResource, someResourceMatches } from './compiled-resource.ts';
import type { ResourceName } from './resource-name.ts';

/**
 * Patterns of which one has to match. Of many, those that are one text, or all that begins with a text, are looked up;
 * only the others are tried one by one.
 */
export interface ResourceSet {
  readonly patterns: readonly CompiledResource[];
  readonly texts: ReadonlySet<string>;
  /** Sorted; none begins with another. */
  readonly beginnings: readonly string[];
  readonly others: readonly CompiledResource[];
}

/** To try so few takes no longer than to look them up. */
const few = 8;

export function resourceSet(patterns: readonly CompiledResource[]): ResourceSet {
  if (patterns.length <= few) return { patterns, texts: noTexts, beginnings: noBeginnings, others: patterns };
  const textsOf = (shape: CompiledResource['shape']) =>
    patterns.filter((pattern) => pattern.shape === shape).map(({ text }) => text);
  return {
    patterns,
    texts: new Set(textsOf('exact')),
    beginnings: shortest(textsOf('prefix')),
    others: patterns.filter(({ shape }) => shape !== 'exact' && shape !== 'prefix'),
  };
}

const noTexts: ReadonlySet<string> = new Set();
const noBeginnings: readonly string[] = [];

/**
 * Whether one of them matches a resource name.
 *
 * @param inDoubt the answer where a variable of a pattern has no value
 */
export function setMatches(
  { texts, beginnings, others }: ResourceSet,
  frame: Frame,
  name: ResourceName,
  inDoubt: boolean,
): boolean {
  return (
    (texts.size > 0 && texts.has(name.text)) ||
    (beginnings.length > 0 && beginsWithOne(beginnings, name.text)) ||
    someResourceMatches(others, frame, name, inDoubt)
  );
}

/** Without those that begin with another, which matches all that they do. */
function shortest(beginnings: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const each of [...beginnings].sort()) {
    const last = kept.at(-1);
    if (last === undefined || !each.startsWith(last)) kept.push(each);
  }
  return kept;
}

/** What a text begins with stands before it, and between the two only what begins likewise: here nothing. */
function beginsWithOne(beginnings: readonly string[], text: string): boolean {
  let low = 0;
  let high = beginnings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((beginnings[middle] as string) <= text) low = middle + 1;
    else high = middle;
  }
  return low > 0 && text.startsWith(beginnings[low - 1] as string);
}
