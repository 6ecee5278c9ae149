import { sanitizeText } from './sanitize-text.ts';
import { shortenLine } from './shorten-line.ts';
import type { Style } from './style.ts';

/** The lines of a unified diff, as a terminal may show them. */
export function renderDiff(diff: string, style: Style): readonly string[] {
  return sanitizeText(diff)
    .trimEnd()
    .split('\n')
    .map((line) => paint(shortenLine(line), style));
}

function paint(line: string, style: Style): string {
  if (line.startsWith('+')) return style.green(line);
  if (line.startsWith('-')) return style.red(line);
  return line.startsWith('@@') ? style.cyan(line) : line;
}
