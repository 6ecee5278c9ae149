import canonicalize from 'canonicalize';
import { invariant } from '../diagnostic/bylaw-error.ts';
import type { Json, JsonObject } from './json.ts';

/** The one text of a JSON value: RFC 8785 (JCS). */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'a value that is not JSON reached canonicalJson');
  return text;
}

/** The same order of keys, indented by two and ended by a newline, so that `git diff` reads well. */
export function readableJson(value: JsonObject): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
