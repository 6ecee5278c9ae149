import type { SourceRange } from '../diagnostic/diagnostic.ts';
import { displayWidth } from './display-width.ts';
import { maskLine } from './sanitize-text.ts';
import type { Style } from './style.ts';

const widest = 120;

/** The line of a file that a range points into, underlined, with a label behind the underline. */
export function renderFrame(at: SourceRange, text: string, label: string, style: Style): string[] {
  const line = text.split(/\r\n|\r|\n/)[at.start.line - 1];
  const number = String(at.start.line);
  const margin = ' '.repeat(number.length);
  if (line === undefined) return [];
  const end = at.end.line === at.start.line ? at.end.column - 1 : line.length;
  const shown = cut(line, at.start.column - 1, Math.max(end, at.start.column));
  const before = displayWidth(shown.text.slice(0, shown.start));
  const under = Math.max(1, displayWidth(shown.text.slice(shown.start, shown.end)));
  const marks = `${'^'.repeat(under)}${label === '' ? '' : ` ${label}`}`;
  const bar = style.blue('|');
  return [
    ` ${margin} ${bar}`,
    ` ${style.blue(number)} ${bar} ${shown.text}`.trimEnd(),
    ` ${margin} ${bar} ${' '.repeat(before)}${style.red(marks)}`,
  ];
}

/** A line too wide for a screen is shown around its range only, `…` where it was cut. */
function cut(line: string, start: number, end: number): { text: string; start: number; end: number } {
  const masked = maskLine(line);
  if (masked.length <= widest) return { text: masked, start, end: Math.min(end, masked.length) };
  const from = Math.max(0, Math.min(start - 40, masked.length - widest));
  const lead = from > 0 ? '…' : '';
  const to = Math.min(masked.length, from + widest);
  const text = `${lead}${masked.slice(from, to)}${to < masked.length ? '…' : ''}`;
  const shift = from - lead.length;
  return { text, start: start - shift, end: Math.min(end, to) - shift };
}
