import { sanitizeText } from './sanitize-text.ts';

/**
 * Rows as CSV (RFC 4180), headings first. A cell that a spreadsheet would run as a formula begins with `'`, which
 * makes it a text; the full-width signs are formulas in some of them.
 */
export function renderCsv(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** In quotes where any spreadsheet would take a sign for the end of the cell: some part cells by `;`. */
function cellOf(value: string): string {
  const text = sanitizeText(value);
  const safe = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
