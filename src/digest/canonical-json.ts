import canonicalize from 'canonicalize';
import { invariant } from '../diagnostic/bylaw-error.ts';
import type { Json, JsonObject } from './json.ts';

/** The one text of a JSON value: RFC 8785 (JCS). */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'a value that is not JSON reached canonicalJson');
  return text;
}

/**
 * The same order of keys, indented by two and ended by a newline, so that `git diff` reads well. Written out by
 * hand because `JSON.stringify` would put keys that look like array indices first.
 */
export function readableJson(value: JsonObject): string {
  return `${indented(value, '\n')}\n`;
}

function indented(value: Json, newline: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return canonicalJson(value);
  const inner = `${newline}  `;
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return `[${inner}${value.map((item) => indented(item, inner)).join(`,${inner}`)}${newline}]`;
  }
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return '{}';
  const fields = keys.map((key) => `${quoted(key)}: ${indented(value[key] as Json, inner)}`);
  return `{${inner}${fields.join(`,${inner}`)}${newline}}`;
}

/** Half of a surrogate pair, which is no character, is found faster by looking for either. */
function quoted(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? canonicalJson(text) : JSON.stringify(text);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
