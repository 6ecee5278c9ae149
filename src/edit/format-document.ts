import { type Document, isMap, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { canonicalYaml, type Layout } from './canonical-yaml.ts';
import { flowWidth } from './flow-width.ts';
import { orderKeys } from './order-keys.ts';

/** The text of one document of a file in the canonical layout; every document but the first begins with `---`. */
export function formatDocument(
  document: Document.Parsed,
  position: { readonly isFirst: boolean; readonly isBeforeDirectives: boolean },
  layout: Layout,
): string {
  orderKeys(document);
  widenFlow(document, layout);
  closeGaps(document);
  const { directives } = document;
  if (!position.isBeforeDirectives) directives.docEnd = false;
  const marker = !position.isFirst || hasDirectives(document) || isEmpty(document);
  const text = canonicalYaml(document, layout, { marker });
  const keepsLineBreaks = /[|>][0-9]*\+/.test(text);
  if (keepsLineBreaks || !text.endsWith('\n')) return text;
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return `${text.slice(0, end)}\n`;
}

export function hasDirectives({ directives }: Document.Parsed): boolean {
  return directives.yaml.explicit === true || Object.keys(directives.tags).length > 1;
}

/** A document that has nothing but its `---`. */
function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || contents.range[0] === contents.range[1];
}

/** What is too wide for a line, or carries comments, gets a line for each item. */
function widenFlow(document: Document.Parsed, layout: Layout): void {
  visit(document, {
    Collection(_key, node) {
      if (node.flow !== true || !(isMap(node) || isSeq(node)) || node.items.length === 0) return;
      if (hasComments(node) || flowWidth(node) > layout.lineWidth) node.flow = false;
    },
  });
}

/** Whether a comment stands inside a collection, which then cannot be on one line. One behind it does no harm. */
function hasComments(node: YAMLMap | YAMLSeq): boolean {
  let found = false;
  visit(node, {
    Node(_key, inner) {
      if (inner !== node && (inner.comment || inner.commentBefore)) found = true;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/** One blank line between comments at most. */
function closeGaps(document: Document.Parsed): void {
  visit(document, {
    Node(_key, node) {
      if (node.commentBefore) node.commentBefore = node.commentBefore.replace(/\n{3,}/g, '\n\n');
      if (node.comment) node.comment = node.comment.replace(/\n{3,}/g, '\n\n');
    },
  });
}
