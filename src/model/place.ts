import type { Place } from '../diagnostic/diagnostic.ts';
import type { Origin } from '../parse/document.ts';

/** A node of a document: `path` from where the document itself stands. */
export function placeAt(
  origin: Origin,
  path: readonly (string | number)[],
  on: Place['on'] = 'value',
): Place {
  return { file: origin.file, document: origin.document, path: [...origin.path, ...path], on };
}

/** Source order: by file, then document, then path (numbers as numbers, before names). */
export function compareOrigins(a: Origin, b: Origin): number {
  return compareText(a.file, b.file) || a.document - b.document || comparePaths(a.path, b.path);
}

/** Source order of places; a diagnostic without one comes first. */
export function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  return compareOrigins(a, b);
}

/** The order of UTF-16 units: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparePaths(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const order = compareSteps(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareSteps(a: string | number, b: string | number): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareText(a, b);
}
