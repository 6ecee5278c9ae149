/** Where the line begins on which `at` stands. */
export function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Where the line ends on which something ends right before `at`, its line break included. */
export function lineEnd(text: string, at: number): number {
  // A block text ends with the line break that it owns.
  if (at > 0 && text[at - 1] === '\n') return at;
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** The line break that the lines around `at` end with; that of the text where there is none before. */
export function lineBreak(text: string, at: number): string {
  const newline = text.lastIndexOf('\n', at - 1);
  const found = newline < 0 ? text.indexOf('\n') : newline;
  return found > 0 && text[found - 1] === '\r' ? '\r\n' : '\n';
}

/** Whether nothing but white space stands before `at` on its line. */
export function beginsLine(text: string, at: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, at), at));
}

/** What puts `lines`, each without its line break, behind what ends at `end`, a place between two lines. */
export function linesAfter(text: string, end: number, lines: readonly string[]): string {
  const eol = lineBreak(text, end);
  const isUnended = end > 0 && text[end - 1] !== '\n';
  // A last line without a line break stays one.
  return isUnended ? lines.map((line) => eol + line).join('') : lines.map((line) => line + eol).join('');
}

/** What takes whole lines out; with the line break before them where they end without one. */
export function withoutLines(
  text: string,
  start: number,
  end: number,
): { start: number; end: number; text: '' } {
  const isUnended = end === text.length && text[end - 1] !== '\n';
  if (!isUnended || start === 0) return { start, end, text: '' };
  return { start: text[start - 2] === '\r' ? start - 2 : start - 1, end, text: '' };
}
