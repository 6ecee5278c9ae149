import canonicalize from 'canonicalize';
import { invariant } from '../diagnostic/bylaw-error.ts';
import type { Json, JsonObject } from './json.ts';

/** The one text of a JSON value: RFC 8785 (JCS). A field that is undefined is left out. */
export function canonicalJson(value: Json): string {
  return asIs(value) ?? asIs(sorted(value)) ?? written(value);
}

/** The same value with its keys in order, but for those that JavaScript puts first wherever they stand. */
function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(sorted);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] as Json)]));
}

/** The same written by JavaScript itself, much faster, where that puts the keys in order; undefined elsewhere. */
function asIs(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || !isInOrder(value)) return undefined;
  const text = JSON.stringify(value);
  // Half of a surrogate pair is refused by the other.
  return text.includes('\\ud') ? undefined : text;
}

function written(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (isList(value)) return `[${value.map(written).join(',')}]`;
  const keys = Object.keys(value).sort();
  const fields = keys.flatMap((key) => {
    const field = value[key];
    return field === undefined ? [] : [`${quoted(key)}:${written(field)}`];
  });
  return `{${fields.join(',')}}`;
}

function scalar(value: Json): string {
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

/** Whether `text` is what `readableJson` makes of the value that was parsed from it. */
export function isReadableJson(value: JsonObject, text: string): boolean {
  // With its keys in order a value is written by JavaScript itself just so, and much faster; half a character is
  // refused by the other.
  if (isInOrder(value) && !text.includes('\\ud')) return text === `${JSON.stringify(value, null, 2)}\n`;
  return text === readableJson(value);
}

/** Whether the keys of all objects are in order, and every number is one. */
function isInOrder(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (isList(value)) return value.every((item) => item !== undefined && isInOrder(item));
  let last: string | undefined;
  for (const key of Object.keys(value)) {
    if (last !== undefined && last > key) return false;
    if (!isInOrder(value[key])) return false;
    last = key;
  }
  return true;
}

function indented(value: Json, newline: string): string {
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
  return /[\ud800-\udfff]/.test(text) ? scalar(text) : JSON.stringify(text);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
