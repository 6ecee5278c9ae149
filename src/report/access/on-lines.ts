import { sanitizeLine } from '../sanitize-text.ts';

/** Several values in one cell, each on a line: any other sign may be part of one. */
export function onLines(values: readonly string[]): string {
  return values.map(sanitizeLine).join('\n');
}
