import type { Json, JsonObject } from '../digest/json.ts';
import { sanitizeLine } from './sanitize-text.ts';

const longest = 80;

/** A value on one line: a string quoted, a list and a map as in YAML's flow style, cut with `…` when long. */
export function renderValue(value: Json): string {
  return shorten(flow(value));
}

/** Fields on one line: `name: "Ana", status: active`. */
export function renderFields(fields: JsonObject): string {
  return shorten(
    Object.entries(fields)
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => `${sanitizeLine(name)}: ${flow(value)}`)
      .join(', '),
  );
}

function flow(value: Json): string {
  if (typeof value === 'string') return isDigest(value) ? value.slice(0, 10) : quote(sanitizeLine(value));
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  const entries = Object.entries(value as JsonObject);
  return `{${entries.map(([name, field]) => `${sanitizeLine(name)}: ${flow(field)}`).join(', ')}}`;
}

/** Ten digits tell two digests apart, here as in the list of versions. */
function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function quote(text: string): string {
  return isWord(text) ? text : JSON.stringify(text);
}

/** Names, dates and resource names read better without quotes. */
function isWord(text: string): boolean {
  return /^[\w.:/@*{}+-]+$/.test(text) && !/^(true|false|null|-?[\d.]+)$/.test(text);
}

function isEmpty(value: Json): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
