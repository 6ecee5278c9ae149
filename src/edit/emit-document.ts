import { Document, isMap, isNode, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Json, JsonObject } from '../digest/json.ts';
import { canonicalYaml, defaultLayout, type Manner, yamlOptions } from './canonical-yaml.ts';
import { flowWidth } from './flow-width.ts';
import { inOrder, keyOrder } from './key-order.ts';
import { unsafeCharacter } from './reads-as-text.ts';

type Path = readonly (string | number)[];

/** Comments to write with a document; texts as in a file, `#` included. */
export interface DocumentComments {
  /** Lines above the document. */
  readonly head?: readonly string[];
  /** Comments at the end of the line on which the value at `path` stands. */
  readonly beside?: readonly { readonly path: Path; readonly text: string }[];
}

/** A list or map stays on one line up to this many columns, indentation not counted. */
const compactWidth = 100;
const compactMapWidth = 72;

/** Lists that people edit line by line: always one item a line. */
const tallLists = new Set([
  'members',
  'maintainers',
  'items',
  'permissions',
  'statements',
  'organizations',
  'uses',
]);

/**
 * The text of one document in the canonical layout, ended by a newline: what `formatText` leaves as it is.
 * Text that YAML 1.1 or 1.2 readers would not read as text is quoted.
 */
export function emitDocument(body: JsonObject, comments: DocumentComments = {}, manner: Manner = {}): string {
  const document = new Document(ordered(String(body.kind), [], body), yamlOptions);
  visit(document, {
    Map: (key, node, ancestors) => {
      if (ancestors.length > 1) setFlow(node, key === 'value' ? isCompactMap(node) : isCompactItem(node));
    },
    Seq: (_key, node, ancestors) => setFlow(node, isCompactList(node, keyOf(ancestors.at(-1)))),
  });
  if (comments.head?.length) document.commentBefore = comments.head.map(commentText).join('\n');
  for (const { path, text } of comments.beside ?? []) {
    const node = document.getIn(path, true);
    if (isNode(node)) node.comment = commentText(text);
  }
  return canonicalYaml(document, defaultLayout, manner);
}

/** Several documents as one file. */
export function emitDocuments(bodies: readonly JsonObject[], comments: DocumentComments = {}): string {
  return bodies.map((body, index) => emitDocument(body, index === 0 ? comments : {})).join('---\n');
}

function ordered(kind: string, path: Path, value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json, index) => ordered(kind, [...path, index], item));
  if (typeof value !== 'object' || value === null) return value;
  const order = keyOrder(kind, path) ?? [];
  const entries = Object.entries(value as JsonObject);
  return Object.fromEntries(
    inOrder(entries, order, ([key]) => key).map(([key, inner]) => [
      key,
      ordered(kind, [...path, key], inner),
    ]),
  );
}

function setFlow(node: YAMLMap | YAMLSeq, flow: boolean): void {
  if (flow) node.flow = true;
}

/** A map in a list: `- { role: editor, on: [...] }`; one with a description reads better in lines. */
function isCompactItem(node: YAMLMap): boolean {
  return !node.has('description') && flowWidth(node) <= compactWidth;
}

/** A map under a key: on one line if it is short and holds no map itself. */
function isCompactMap(node: YAMLMap): boolean {
  return !node.items.some((pair) => isMap(pair.value)) && flowWidth(node) <= compactMapWidth;
}

function isCompactList(node: YAMLSeq, key: string | undefined): boolean {
  if (node.items.length === 0) return true;
  const flat = !node.items.some((item) => isMap(item) || isSeq(item));
  return flat && !tallLists.has(key ?? '') && flowWidth(node) <= compactWidth;
}

function keyOf(holder: unknown): string | undefined {
  const key = (holder as { readonly key?: { readonly value?: unknown } } | undefined)?.key;
  return key?.value === undefined ? undefined : String(key.value);
}

/** A comment without its `#`, with nothing in it that ends a line for some reader. */
function commentText(text: string): string {
  const visible = Array.from(text.replace(/^#/, ''), (character) =>
    character === '\n' || unsafeCharacter.test(character) ? '\ufffd' : character,
  ).join('');
  return visible === '' ? ' ' : visible;
}
