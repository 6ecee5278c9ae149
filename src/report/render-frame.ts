import type { SourceRange } from '../diagnostic/diagnostic.ts';
import { displayWidth } from './display-width.ts';
import { maskLine } from './sanitize-text.ts';
import type { Style } from './style.ts';

const widest = 120;
/** What a cut leaves of a character of two units. */
const halves = /^[\udc00-\udfff]|[\ud800-\udbff]$/g;

/** The lines of a file, as they may be shown; a line is made fit to be shown once, however often it is pointed at. */
export function frameLines(text: string): (number: number) => string | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const masked = new Map<number, string>();
  return (number) => {
    const line = lines[number - 1];
    if (line === undefined) return undefined;
    const known = masked.get(number) ?? maskLine(line);
    masked.set(number, known);
    return known;
  };
}

/** A line of a file, masked, with the range in it underlined and a label behind the underline. */
export function renderFrame(at: SourceRange, line: string, label: string, style: Style): string[] {
  const number = String(at.start.line);
  const margin = ' '.repeat(number.length);
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
function cut(masked: string, start: number, end: number): { text: string; start: number; end: number } {
  if (masked.length <= widest) return { text: masked, start, end: Math.min(end, masked.length) };
  const from = Math.max(0, Math.min(start - 40, masked.length - widest));
  const lead = from > 0 ? '…' : '';
  const to = Math.min(masked.length, from + widest);
  const part = masked.slice(from, to).replace(halves, '\ufffd');
  const text = `${lead}${part}${to < masked.length ? '…' : ''}`;
  const shift = from - lead.length;
  return { text, start: start - shift, end: Math.min(end, to) - shift };
}
