import { sanitizeText } from './sanitize-text.ts';

/**
 * Rows as CSV (RFC 4180), headings first. A cell that a spreadsheet would run as a formula begins with `'`, which
 * makes it a text.
 */
export function renderCsv(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string): string {
  const text = sanitizeText(value);
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
