import { type Document, isCollection, isMap, isScalar, isSeq, type Pair, visit, type YAMLMap } from 'yaml';
import { inOrder, keyOrder } from './key-order.ts';

/** Puts the keys of a document of a known kind into canonical order; comments and blank lines go with them. */
export function orderKeys(document: Document.Parsed): void {
  const kind = isMap(document.contents) ? document.contents.get('kind') : undefined;
  if (typeof kind === 'string' && !holdsAlias(document)) orderMaps(document.contents, kind, []);
}

/** With anchors, order carries meaning: an alias must come after its anchor. */
function holdsAlias(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function orderMaps(node: unknown, kind: string, path: readonly (string | number)[]): void {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) orderMaps(item, kind, [...path, index]);
  }
  if (!isMap(node)) return;
  for (const pair of node.items) orderMaps(pair.value, kind, [...path, keyText(pair)]);
  const order = keyOrder(kind, path);
  if (order !== undefined) orderMap(node, inOrder(node.items, order, keyText), path.length === 0);
}

function orderMap(node: YAMLMap, sorted: readonly Pair[], isRoot: boolean): void {
  if (sorted.every((pair, index) => pair === node.items[index])) return;
  for (const [index, pair] of node.items.entries()) keepTailComment(node.items[index - 1], pair);
  // What stands above the first key of a document is its headline and stays on top.
  if (!isRoot) keepHeadComment(node);
  node.items = [...sorted];
  const first = sorted[0]?.key;
  if (isScalar(first)) first.spaceBefore = false;
}

/** A comment above the first key of a map belongs to that key, though the library hangs it on the map. */
function keepHeadComment(node: YAMLMap): void {
  const key = node.items[0]?.key;
  if (!node.commentBefore || !isScalar(key)) return;
  key.commentBefore = joined(node.commentBefore, key.commentBefore);
  node.commentBefore = null;
}

/** A comment right below a list or map, with a blank line after it, belongs to that list or map. */
function keepTailComment(before: Pair | undefined, pair: Pair): void {
  const { key } = pair;
  if (!isScalar(key) || key.spaceBefore || !key.commentBefore?.endsWith('\n')) return;
  if (!isCollection(before?.value) || before.value.flow === true) return;
  before.value.comment = joined(before.value.comment, key.commentBefore.trimEnd());
  key.commentBefore = null;
  key.spaceBefore = true;
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('\n');
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}
