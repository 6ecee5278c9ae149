import { canonicalJson } from '../digest/canonical-json.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { renderValue } from './render-value.ts';
import { sanitizeLine } from './sanitize-text.ts';

/** The fields in which two values differ, one line each: `role: viewer → editor`, `on: + "a"  - "b"`. */
export function renderFieldChanges(before: JsonObject, after: JsonObject): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(versionFirst);
  return names.flatMap((name) => {
    const line = renderFieldChange(before[name], after[name]);
    return line === undefined ? [] : [`${sanitizeLine(name)}: ${line}`];
  });
}

/** Of a policy the number says more than the digest. */
function versionFirst(a: string, b: string): number {
  if (a === 'version' || b === 'version') return a === b ? 0 : a === 'version' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function renderFieldChange(before: Json | undefined, after: Json | undefined): string | undefined {
  if (after === undefined) return before === undefined ? undefined : `${renderValue(before)} → (removed)`;
  if (before === undefined) return `(none) → ${renderValue(after)}`;
  if (canonicalJson(before) === canonicalJson(after)) return undefined;
  if (isList(before) && isList(after)) return renderListChange(before, after);
  return `${renderValue(before)} → ${renderValue(after)}`;
}

function renderListChange(before: readonly Json[], after: readonly Json[]): string {
  const old = new Set(before.map(canonicalJson));
  const now = new Set(after.map(canonicalJson));
  const added = after.filter((item) => !old.has(canonicalJson(item))).map((item) => `+ ${renderValue(item)}`);
  const removed = before
    .filter((item) => !now.has(canonicalJson(item)))
    .map((item) => `- ${renderValue(item)}`);
  const moved = added.length === 0 && removed.length === 0;
  return moved ? `order ${renderValue(before)} → ${renderValue(after)}` : [...added, ...removed].join('  ');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
