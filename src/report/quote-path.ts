import { sanitizeLine } from './sanitize-text.ts';

/** A path as it may be typed into a shell. */
export function quotePath(path: string): string {
  const shown = sanitizeLine(path);
  return /^[\w./~-]+$/.test(shown) ? shown : `'${shown.replace(/'/g, "'\\''")}'`;
}
