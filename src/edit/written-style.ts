import { isMap, isScalar, isSeq, type Node, type Scalar, visit, type YAMLSeq } from 'yaml';
import type { WrittenValue } from './written-value.ts';

/** The quotes of a text that stands beside, which a new one takes over. */
export type Quotes = typeof Scalar.QUOTE_SINGLE | typeof Scalar.QUOTE_DOUBLE | undefined;

/** How what stands beside is written, which something new takes over. */
export interface WrittenStyle {
  readonly quotes?: Quotes;
  /** Those of the keys of maps. */
  readonly keyQuotes?: Quotes;
  /** Whether a map is on one line; undefined: as it reads best. */
  readonly flow?: boolean | undefined;
  /** `{a: b}`, not `{ a: b }`. */
  readonly tight?: boolean;
  /** Whether lists stand further right than their key. */
  readonly indentsLists?: boolean;
}

/** That of the items of a list, the one at `after` before the others. */
export function styleOfItems(
  text: string,
  holder: WrittenValue,
  list: YAMLSeq<Node>,
  after: number,
): WrittenStyle {
  const model = list.items[Math.max(after, 0)];
  if (!isMap<Node, Node | null>(model)) return { quotes: quotesOf(list.items) };
  return {
    quotes: quotesOf(model.items.map(({ value }) => value)),
    keyQuotes: quotesOf(model.items.map(({ key }) => key)),
    flow: model.flow === true,
    tight: model.flow === true && !/^\{[ \t\r\n]/.test(text.slice(model.range?.[0] ?? 0)),
    indentsLists: indentsLists(holder),
  };
}

/** The quotes in which all texts among some nodes stand; undefined where they stand in none, or in different ones. */
export function quotesOf(nodes: readonly unknown[]): Quotes {
  const texts = nodes.filter((node) => isScalar(node)).filter(({ value }) => typeof value === 'string');
  const types = new Set(texts.map(({ type }) => type));
  const [type] = types;
  return types.size === 1 && (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') ? type : undefined;
}

/** Whether lists stand further right than their key in this document; where none tells, as `fmt` has it. */
export function indentsLists({ document }: Pick<WrittenValue, 'document'>): boolean {
  let found: boolean | undefined;
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isSeq(value) || value.flow === true || value.srcToken?.type !== 'block-seq') return undefined;
      const token = (key as Node).srcToken;
      const column = token !== undefined && 'indent' in token ? token.indent : 0;
      found = value.srcToken.indent > column;
      return visit.BREAK;
    },
  });
  return found ?? true;
}
