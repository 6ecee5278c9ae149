import type { Json, JsonObject } from '../digest/json.ts';
import { withCommas } from './count-of.ts';
import { sanitizeWholeLine } from './sanitize-text.ts';
import { shownPart } from './shown-part.ts';

/** Characters of a text beyond which it is cut. */
export const longest = 80;
/** Characters of all in a list or map beyond which the rest is counted: what a role holds is mostly shown whole. */
const longestList = 400;
/** No kind of object has more fields. */
const mostFields = 20;

/** A value on one line: a string quoted, a list and a map as in YAML's flow style; unless `full` cut with `…`. */
export function renderValue(value: Json, full: boolean): string {
  if (typeof value === 'string') return renderText(value, full);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${pieces(value, full, (item: Json) => renderValue(item, full))}]`;
  const entries = Object.entries(value as JsonObject);
  return `{${pieces(entries, full, (entry) => renderField(entry, full))}}`;
}

/** Fields on one line: `name: "Ana", status: active`. Each is named, however long those before it are. */
export function renderFields(fields: JsonObject, full: boolean): string {
  const present = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  return shownPart(full, (whole) => {
    const shown = whole ? present : present.slice(0, mostFields);
    return withRest(
      shown.map((entry) => renderField(entry, whole)),
      present.length,
    );
  });
}

/** The name of a field, which may be any text in a map. */
export function renderName(name: string, full: boolean): string {
  return shorten(sanitizeWholeLine(name), full);
}

function renderField([name, value]: readonly [string, Json], full: boolean): string {
  return `${renderName(name, full)}: ${renderValue(value, full)}`;
}

/** At least one of a list. */
function pieces<T>(items: readonly T[], full: boolean, render: (item: T) => string): string {
  const texts: string[] = [];
  let left = longestList;
  for (const item of items) {
    const text = render(item);
    left -= text.length;
    if (!full && left < 0 && texts.length > 0) break;
    texts.push(text);
  }
  return withRest(texts, items.length);
}

function withRest(shown: readonly string[], count: number): string {
  const rest = count - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`… ${withCommas(rest)} more`])].join(', ');
}

function renderText(value: string, full: boolean): string {
  // Ten digits tell two digests apart, here as in the list of versions.
  if (/^[0-9a-f]{64}$/.test(value)) return full ? value : value.slice(0, 10);
  return shorten(quote(sanitizeWholeLine(value)), full);
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

function shorten(text: string, full: boolean): string {
  if (full || text.length <= longest) return text;
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
