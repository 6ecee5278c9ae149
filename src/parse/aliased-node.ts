import { type Alias, type Document, type Node, visit } from 'yaml';

/** What each alias of a document repeats. `Alias.resolve` reads the whole document again for every one. */
const targets = new WeakMap<Document, ReadonlyMap<Alias, Node>>();

/** The node that an alias stands for: the last one before it that bears its anchor. */
export function aliasedNode(document: Document, alias: Alias): Node | undefined {
  const known = targets.get(document) ?? targetsIn(document);
  targets.set(document, known);
  return known.get(alias);
}

function targetsIn(document: Document): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const found = new Map<Alias, Node>();
  visit(document, {
    Alias(_, alias) {
      const target = anchored.get(alias.source);
      if (target !== undefined) found.set(alias, target);
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return found;
}
