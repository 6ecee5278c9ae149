import { isAlias, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';
import { mistake } from './findings.ts';
import type { YamlFile } from './yaml-file.ts';

/** How deep teams nest and maps merge into one another at most. */
export const deepest = 64;

/** One key of a map. */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
  /** Whether it stands on lines of its own, so that a comment beside it is about it. */
  readonly isBlock: boolean;
}

export interface Item {
  readonly value: Node | null;
  readonly isBlock: boolean;
}

/** The keys of a map in their order; none where the value is absent. Anything else is a mistake. */
export function entriesOf(file: YamlFile, node: Node | null, what: string, depth = 0): readonly Entry[] {
  const map = followed(file, node);
  if (isNothing(map)) return [];
  if (!isMap<Node, Node | null>(map)) {
    wrongType(file, node, what, 'a map');
    return [];
  }
  const isBlock = map.flow !== true;
  const own: Entry[] = [];
  const merged: Entry[] = [];
  for (const { key: keyNode, value } of map.items) {
    if (isMergeKey(keyNode)) merged.push(...mergedEntries(file, value, what, depth + 1));
    else if (isScalar(keyNode)) own.push({ key: String(keyNode.value), keyNode, value, isBlock });
    else wrongType(file, keyNode, `a key of ${what}`, 'a text');
  }
  const names = new Set(own.map((entry) => entry.key));
  return [...own, ...merged.filter((entry) => !names.has(entry.key))];
}

/** The items of a list; none where the value is absent. Anything else is a mistake. */
export function itemsOf(file: YamlFile, node: Node | null, what: string): readonly Item[] {
  const list = followed(file, node);
  if (isNothing(list)) return [];
  if (!isSeq<Node | null>(list)) {
    wrongType(file, node, what, 'a list');
    return [];
  }
  const isBlock = list.flow !== true;
  return list.items.map((value) => ({ value, isBlock }));
}

/** A text as its source spells it; undefined where the value is absent or, with a mistake, no text. */
export function textOf(file: YamlFile, node: Node | null, what: string): string | undefined {
  const scalar = followed(file, node);
  return isNothing(scalar) ? undefined : nameOf(file, node, what);
}

/** The same where `null` and `~` are texts too: the name of a person or a thing. */
export function nameOf(file: YamlFile, node: Node | null, what: string): string | undefined {
  const scalar = followed(file, node);
  if (isScalar(scalar)) return String(scalar.value);
  wrongType(file, node, what, 'a text');
  return undefined;
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

export function booleanOf(file: YamlFile, node: Node | null, what: string): boolean | undefined {
  const scalar = followed(file, node);
  if (isNothing(scalar)) return undefined;
  const word = isScalar(scalar) && scalar.type === Scalar.PLAIN ? String(scalar.value).toLowerCase() : '';
  if (Object.hasOwn(booleans, word)) return booleans[word];
  wrongType(file, node, what, '`true` or `false`');
  return undefined;
}

/** What a node is, aliases followed; null where it is nothing. */
export function followed(file: YamlFile, node: Node | null): Node | null {
  return isAlias(node) ? (file.resolve(node) ?? null) : node;
}

/** Whether a value is absent: `null` and `~` are, unless they are quoted. */
export function isNothing(node: Node | null): boolean {
  return (
    node === null ||
    (isScalar(node) && node.type === Scalar.PLAIN && /^(?:|~|null|Null|NULL)$/.test(String(node.value)))
  );
}

function isMergeKey(node: Node): boolean {
  return isScalar(node) && node.type === Scalar.PLAIN && node.value === '<<';
}

/** `<<: *defaults` and `<<: [*a, *b]`; earlier ones win. */
function mergedEntries(file: YamlFile, value: Node | null, what: string, depth: number): readonly Entry[] {
  if (value !== null && depth > deepest) {
    mistake(
      file.findings,
      'import/too-deep',
      file.rangeOf(value),
      `${what} merges too many maps into one another`,
    );
    return [];
  }
  const target = followed(file, value);
  const maps = isSeq<Node>(target) ? target.items : [target];
  const entries = new Map<string, Entry>();
  for (const map of maps) {
    for (const entry of entriesOf(file, map, what, depth)) {
      if (!entries.has(entry.key)) entries.set(entry.key, entry);
    }
  }
  return [...entries.values()];
}

export function wrongType(file: YamlFile, node: Node | null, what: string, wanted: string): void {
  const at = node ?? file.root;
  if (at !== null) mistake(file.findings, 'import/wrong-type', file.rangeOf(at), `${what} must be ${wanted}`);
}
