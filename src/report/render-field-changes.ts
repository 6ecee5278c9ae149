import { canonicalJson } from '../digest/canonical-json.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { withCommas } from './count-of.ts';
import { longest, renderName, renderValue } from './render-value.ts';
import { sanitizeWholeLine } from './sanitize-text.ts';
import { shortenLine } from './shorten-line.ts';
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

const unseenDiffer = 'they differ in what is not shown';

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
  const [left, right] = [shown(old, '(none)'), shown(now, '(removed)')];
  return left === right ? `${left} → ${right} (${unseenDiffer})` : `${left} → ${right}`;
}

function renderListChange(before: readonly Json[], after: readonly Json[], full: boolean): string {
  const old = new Set(before.map(canonicalJson));
  const now = new Set(after.map(canonicalJson));
  const added = after.filter((item) => !old.has(canonicalJson(item)));
  const removed = before.filter((item) => !now.has(canonicalJson(item)));
  if (added.length + removed.length === 0) {
    return `order ${renderValue(before, full)} → ${renderValue(after, full)}`;
  }
  const isTwice = readAlike([...added, ...removed], full);
  const entries = (sign: string, items: readonly Json[], done: string) =>
    renderEntries({ sign, items, done, isTwice }, full);
  return [...entries('+', added, 'added'), ...entries('-', removed, 'removed')].join('  ');
}

/** Whether what is shown of an item is shown of another one too: then both are shown whole. */
function readAlike(items: readonly Json[], full: boolean): (item: Json) => boolean {
  const counts = new Map<string, number>();
  const shown = full ? [] : items.map((item) => renderValue(item, false));
  for (const text of shown) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (item) => !full && (counts.get(renderValue(item, false)) ?? 0) > 1;
}

interface Entries {
  readonly sign: string;
  readonly items: readonly Json[];
  readonly done: string;
  readonly isTwice: (item: Json) => boolean;
}

function renderEntries({ sign, items, done, isTwice }: Entries, full: boolean): string[] {
  const shown = full ? items : items.slice(0, mostEntries);
  const rest = items.length - shown.length;
  const lines = shown.map((item) => `${sign} ${renderEntry(item, full, isTwice)}`);
  return rest === 0 ? lines : [...lines, `… and ${withCommas(rest)} more ${done}`];
}

/** Shown whole by `full` it is not cut; shown whole for want of another difference it is no longer than anybody reads. */
function renderEntry(item: Json, full: boolean, isTwice: (item: Json) => boolean): string {
  if (full) return renderValue(item, true);
  return isTwice(item) ? shortenLine(renderValue(item, true)) : renderValue(item, false);
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
