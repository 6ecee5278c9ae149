import {
  type Document,
  type DocumentOptions,
  isSeq,
  type ParseOptions,
  Scalar,
  type ScalarTag,
  type SchemaOptions,
  type Tags,
  type ToStringOptions,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { stringifyString } from 'yaml/util';
import { readsAsText, unsafeCharacter } from './reads-as-text.ts';

/** What `fmt` in `bylaw.yaml` may choose. */
export interface Layout {
  /** The most columns that a list or map on one line takes, and that folded text is folded to. */
  readonly lineWidth: number;
  readonly indent: number;
  /** The quotes of a text that needs them. */
  readonly quotes: 'single' | 'double';
}

export const defaultLayout: Layout = { lineWidth: 100, indent: 2, quotes: 'double' };

/** How YAML that will be written is read or made: as YAML 1.2 with the core schema. */
export const yamlOptions = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  logLevel: 'silent',
  customTags: (tags: Tags): Tags =>
    tags.map((tag) => (isStringTag(tag) ? { ...tag, stringify: writeString } : tag)),
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions;

/** Folded text reads badly in very long lines, whatever the lines beside it may take. */
const foldWidth = 80;

/** What else may be said of a layout. */
export interface Manner {
  /** Whether `---` stands before the document. */
  readonly marker?: boolean;
  /** `{ a: b }`, not `{a: b}`. */
  readonly padsMaps?: boolean;
  /** Whether lists stand further right than their key. */
  readonly indentsLists?: boolean;
}

/** The text of one document in the canonical layout. */
export function canonicalYaml(
  document: Document,
  layout: Layout,
  { marker = false, padsMaps = true, indentsLists = true }: Manner = {},
): string {
  visit(document, {
    Collection(_key, node) {
      tightenBrackets(node, padsMaps);
    },
  });
  const options: ToStringOptions = {
    indent: layout.indent,
    indentSeq: indentsLists,
    lineWidth: 0,
    minContentWidth: 0,
    singleQuote: layout.quotes === 'single',
    flowCollectionPadding: true,
    directives: marker,
  };
  return document.toString(options);
}

/** `{ a: b }` but `[a, b]`: the library pads both alike, so each collection says its own padding. */
function tightenBrackets(node: YAMLMap | YAMLSeq, padsMaps: boolean): void {
  const flowCollectionPadding = isSeq(node) || !padsMaps ? '' : ' ';
  const write: YAMLMap['toString'] = isSeq(node) ? YAMLSeq.prototype.toString : YAMLMap.prototype.toString;
  node.toString = (ctx, onComment, onChompKeep) =>
    write.call(node as YAMLMap, ctx && { ...ctx, flowCollectionPadding }, onComment, onChompKeep);
}

function isStringTag(tag: Tags[number]): tag is ScalarTag {
  return typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:str';
}

/**
 * Text keeps the style its author gave it, but for the choice of quotes. New text that another reader would
 * take for something else is quoted, and what cannot be seen is escaped.
 */
function writeString(
  ...[node, ctx, onComment, onChompKeep]: Parameters<NonNullable<ScalarTag['stringify']>>
): string {
  const text = String(node.value);
  const written = node.type as Scalar.Type | undefined;
  const lineWidth = written === Scalar.BLOCK_FOLDED ? foldWidth : 0;
  const type =
    written === undefined
      ? styleOfNew(text, ctx.implicitKey === true)
      : preferred(written, text, ctx.options);
  if (type === Scalar.QUOTE_DOUBLE && unsafeCharacter.test(text)) return escaped(text);
  const context = { ...ctx, actualString: true, options: { ...ctx.options, lineWidth } };
  return stringifyString({ ...node, value: text, type } as never, context, onComment, onChompKeep);
}

function styleOfNew(text: string, isKey: boolean): Scalar.Type | undefined {
  if (unsafeCharacter.test(text)) return Scalar.QUOTE_DOUBLE;
  return isKey || readsAsText(text) ? undefined : Scalar.QUOTE_DOUBLE;
}

/** The preferred quotes, unless the text holds something that they would have to escape. */
function preferred(
  type: Scalar.Type,
  text: string,
  options: { readonly singleQuote?: boolean | null },
): Scalar.Type {
  if (type !== Scalar.QUOTE_SINGLE && type !== Scalar.QUOTE_DOUBLE) return type;
  if (/['"\\\n]/.test(text) || unsafeCharacter.test(text)) return type;
  return options.singleQuote === true ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE;
}

/** JSON is YAML; what JSON leaves bare is escaped too. */
function escaped(text: string): string {
  return Array.from(JSON.stringify(text), (character) =>
    unsafeCharacter.test(character)
      ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
      : character,
  ).join('');
}
