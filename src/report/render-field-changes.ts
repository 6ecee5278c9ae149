import { canonicalJson } from '../digest/canonical-json.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { withCommas } from './count-of.ts';
import { longest, renderName, renderValue } from './render-value.ts';
import { sanitizeWholeLine } from './sanitize-text.ts';
import { shownPart } from './shown-part.ts';

/** Entries of a list that came or went, of each; the rest is counted. */
const mostEntries = 12;
/** No kind of object has as many fields; a map may have any number. */
const mostLines = 20;
/** Characters that two long texts share, shown before where they part. */
const sharedShown = 10;

/**
 * The fields in which two values differ, one line each: `role: viewer → editor`, `on: + "a"  - "b"`, `roles.oneOf:
 * + owner` of a map. Unless `full`, what is too long is counted, never passed over in silence.
 */
export function renderFieldChanges(before: JsonObject, after: JsonObject, full: boolean): string[] {
  const differing = differences([], before, after);
  const lines = differing
    .slice(0, full ? differing.length : mostLines)
    .map((difference) => shownPart(full, (whole) => renderDifference(difference, whole)));
  const rest = differing.length - lines.length;
  return rest === 0 ? lines : [...lines, `… and ${withCommas(rest)} more fields (--full shows all)`];
}

interface Difference {
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Of maps on both sides the fields that differ in them. */
function differences(path: readonly string[], before: JsonObject, after: JsonObject): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(versionFirst);
  return names.flatMap((name) => {
    const [old, now] = [own(before, name), own(after, name)];
    const difference = { path: [...path, name], before: old, after: now };
    if (old === undefined || now === undefined) return [difference];
    if (canonicalJson(old) === canonicalJson(now)) return [];
    return isMap(old) && isMap(now) ? differences(difference.path, old, now) : [difference];
  });
}

/** Of a policy the number says more than the digest. */
function versionFirst(a: string, b: string): number {
  if (a === 'version' || b === 'version') return a === b ? 0 : a === 'version' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function renderDifference({ path, before, after }: Difference, full: boolean): string {
  const name = path.map((part) => renderName(part, full)).join('.');
  return `${name}: ${renderChange(before, after, full)}`;
}

function renderChange(before: Json | undefined, after: Json | undefined, full: boolean): string {
  if (isList(before) && isList(after)) return renderListChange(before, after, full);
  const [old, now] = full ? [before, after] : fromWhereTheyPart(before, after);
  const shown = (value: Json | undefined, none: string) =>
    value === undefined ? none : renderValue(value, full);
  return `${shown(old, '(none)')} → ${shown(now, '(removed)')}`;
}

function renderListChange(before: readonly Json[], after: readonly Json[], full: boolean): string {
  const old = new Set(before.map(canonicalJson));
  const now = new Set(after.map(canonicalJson));
  const added = after.filter((item) => !old.has(canonicalJson(item)));
  const removed = before.filter((item) => !now.has(canonicalJson(item)));
  if (added.length + removed.length === 0) {
    return `order ${renderValue(before, full)} → ${renderValue(after, full)}`;
  }
  return [...renderEntries('+', added, 'added', full), ...renderEntries('-', removed, 'removed', full)].join(
    '  ',
  );
}

function renderEntries(sign: string, items: readonly Json[], done: string, full: boolean): string[] {
  const shown = full ? items : items.slice(0, mostEntries);
  const rest = items.length - shown.length;
  const lines = shown.map((item) => `${sign} ${renderValue(item, full)}`);
  return rest === 0 ? lines : [...lines, `… and ${withCommas(rest)} more ${done}`];
}

/** Two long texts that begin alike, without most of what they share. */
function fromWhereTheyPart(
  before: Json | undefined,
  after: Json | undefined,
): readonly [Json | undefined, Json | undefined] {
  if (typeof before !== 'string' || typeof after !== 'string') return [before, after];
  if (Math.max(before.length, after.length) <= longest) return [before, after];
  // Made fit to be shown first: of a secret that is cut no pattern would be known.
  const [old, now] = [[...sanitizeWholeLine(before)], [...sanitizeWholeLine(after)]];
  const parting = old.findIndex((character, index) => character !== now[index]);
  const skipped = (parting < 0 ? old.length : parting) - sharedShown;
  return skipped <= 0
    ? [before, after]
    : [`…${old.slice(skipped).join('')}`, `…${now.slice(skipped).join('')}`];
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isMap(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
