import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { aliasedNode } from './aliased-node.ts';
import { nearPairAt, pairAt } from './map-index.ts';

/** One step of a path: the node it leads to, and in a map the key that names it. */
export interface FoundNode {
  readonly key: Node | undefined;
  readonly value: Node | null;
}

/**
 * The nodes along a path, from the root, as far as they exist: `path.length + 1` of them where the whole path does.
 * An alias on the way stands for what it repeats; at the end it stands for itself. `spelt` finds keys that are only
 * nearly written like the path's, too.
 */
export function nodesAlong(
  document: Document,
  path: readonly (string | number)[],
  spelt: 'exactly' | 'nearly' = 'exactly',
): readonly FoundNode[] {
  const found: FoundNode[] = [{ key: undefined, value: document.contents }];
  for (const segment of path) {
    const last = found.at(-1)?.value ?? null;
    const parent = isAlias(last) ? (aliasedNode(document, last) ?? null) : last;
    const next = step(parent, segment) ?? (spelt === 'nearly' ? nearStep(parent, segment) : undefined);
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}

function step(parent: Node | null, segment: string | number): FoundNode | undefined {
  if (isMap<Node, Node | null>(parent)) {
    const pair = pairAt(parent, String(segment));
    return pair === undefined ? undefined : { key: pair.key, value: pair.value };
  }
  if (!isSeq<Node | null>(parent) || typeof segment !== 'number') return undefined;
  return segment < parent.items.length ? { key: undefined, value: parent.items[segment] ?? null } : undefined;
}

/** The key that was read as the one of the path: see asMeant. */
function nearStep(parent: Node | null, segment: string | number): FoundNode | undefined {
  if (!isMap<Node, Node | null>(parent) || typeof segment !== 'string') return undefined;
  const pair = nearPairAt(parent, segment);
  return pair === undefined ? undefined : { key: pair.key, value: pair.value };
}

/** How a scalar at a path is spelt in the file, without quotes; undefined where there is none. */
export function sourceAt(
  document: Document | undefined,
  path: readonly (string | number)[],
): string | undefined {
  if (document === undefined) return undefined;
  const along = nodesAlong(document, path);
  const node = along.length === path.length + 1 ? along.at(-1)?.value : undefined;
  return isScalar(node) ? node.source : undefined;
}
