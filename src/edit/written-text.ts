import { type Document, parseAllDocuments } from 'yaml';
import type { Json } from '../digest/json.ts';
import { readNode } from '../parse/read-node.ts';
import { yamlOptions } from './canonical-yaml.ts';

/** A text of YAML with its documents, whose nodes say where in the text they stand. */
export interface WrittenText {
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
  /** What the documents say. */
  readonly data: readonly Json[];
}

/** Parses a text; one of a hundred thousand lines takes seconds, so whoever edits it does so once. */
export function writtenText(text: string): WrittenText {
  const options = { ...yamlOptions, uniqueKeys: false, keepSourceTokens: true };
  const documents = [...parseAllDocuments(text, options)] as Document.Parsed[];
  const data = documents.map(({ contents }, document) =>
    contents === null ? null : readNode(contents, { file: '', document, suspicious: false }).value,
  );
  return { text, documents, data };
}

/** What a text says at a path of one of its documents. */
export function saidAt(
  { data }: WrittenText,
  document: number,
  path: readonly (string | number)[],
): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, step) => (value as Readonly<Record<string | number, Json>> | null | undefined)?.[step],
    data[document],
  );
}
