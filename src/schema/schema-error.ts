import type { Json } from '../digest/json.ts';

interface ErrorOf<Keyword extends string, Params> {
  /** The node that is wrong, or of `key` mistakes the entry whose key is wrong. */
  readonly path: readonly (string | number)[];
  readonly on: 'key' | 'value';
  readonly keyword: Keyword;
  readonly params: Params;
  /** What is wrong, for people, without the path. */
  readonly message: string;
}

/** What a text must look like: a regular expression, and the same in words. */
export interface TextRule {
  readonly pattern: string;
  readonly explanation: string;
}

/** One mistake that a schema found: the relevant one, without the noise of the branches that did not match. */
export type SchemaError =
  | ErrorOf<'unknownKey', { readonly key: string; readonly known: readonly string[] }>
  | ErrorOf<'missingKey', { readonly property: string }>
  | ErrorOf<'type', { readonly expected: readonly string[]; readonly found: Json; readonly text?: TextRule }>
  | ErrorOf<'value', { readonly allowed: readonly Json[]; readonly found: Json }>
  | ErrorOf<'pattern', TextRule & { readonly found: string }>
  | ErrorOf<'emptyList' | 'emptyMap', Record<never, never>>
  | ErrorOf<'conflict', { readonly present: readonly string[] }>
  | ErrorOf<'choice', { readonly among: readonly string[] }>
  | ErrorOf<'repeated', { readonly first: number; readonly again: number }>
  | ErrorOf<'range', { readonly rule: string; readonly limit: number; readonly found: Json }>;
