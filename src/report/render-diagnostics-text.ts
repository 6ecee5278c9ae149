import type { Diagnostic, Severity, SourceRange } from '../diagnostic/diagnostic.ts';
import { secretLines } from '../parse/secret-lines.ts';
import { countOf } from './count-of.ts';
import { limitDiagnostics } from './limit-diagnostics.ts';
import { frameLines, renderFrame } from './render-frame.ts';
import { repeatedDiagnostics } from './repeated-diagnostics.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';
import { wrapWords } from './wrap-words.ts';

export interface DiagnosticsTextOptions {
  readonly style?: Style;
  /** The text of the files pointed into, by path; without one the line is not shown. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** A hint longer than this stands on a line of its own. */
const shortHint = 60;
/** More than this nobody reads: what is beyond is counted. */
const most = 500;

/**
 * Diagnostics as a compiler shows them, a blank line between two, no summary; of one that comes over and over the
 * rest as places only, below the others; where there are too many to read, the rest as a number:
 *
 * ```
 * error[model/unknown-role]: role `mantainer` is not declared
 *   --> teams/core.yaml:5:11
 *    |
 *  5 |     role: mantainer
 *    |           ^^^^^^^^^ did you mean `maintainer`?
 * ```
 */
export function renderDiagnosticsText(
  diagnostics: readonly Diagnostic[],
  options: DiagnosticsTextOptions = {},
): string {
  const conceals = concealedLines(diagnostics, options.texts);
  const { shown, repeated } = repeatedDiagnostics(diagnostics);
  const limited = limitDiagnostics(shown, most);
  const frameOf = frames(options, conceals);
  const hidden = [...limited.hidden, ...repeated.slice(most).flat()];
  return [
    ...limited.shown.map((diagnostic) => renderDiagnostic(diagnostic, options, frameOf)),
    ...repeated.slice(0, most).map((alike) => renderRepeated(alike, options.style ?? plain)),
    ...(hidden.length === 0 ? [] : [`… and ${summarizeDiagnostics(hidden)} more (--json lists them)\n`]),
  ].join('\n');
}

/** Where else the same is wrong, without the lines. */
function renderRepeated(alike: readonly Diagnostic[], style: Style): string {
  const places = alike.slice(0, most).flatMap(({ at }) => (at === undefined ? [] : [renderPlace(at)]));
  const rest = alike.length - places.length;
  if (rest > 0) places.push(`and ${countOf(rest, 'more', 'more')} (--json lists them)`);
  const heads = alike.slice(0, 1).map((diagnostic) => renderHead(diagnostic, style));
  const lines = wrapWords(places.join(', ')).map((line) => `   ${line}`);
  return `${heads.join('')}, ${countOf(alike.length, 'more time')}:\n${lines.join('\n')}\n`;
}

function renderHead({ severity, code, message }: Diagnostic, style: Style): string {
  const label = colourOf(severity, style)(style.bold(`${severity}[${code}]`));
  return `${label}${style.bold(`: ${sanitizeLine(message)}`)}`;
}

/** `2 errors, 1 warning`, or an empty text where there is nothing to count. */
export function summarizeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const words: readonly [Severity, string, string][] = [
    ['error', 'error', 'errors'],
    ['warning', 'warning', 'warnings'],
    ['info', 'note', 'notes'],
  ];
  return words
    .map(
      ([severity, one, many]) =>
        [diagnostics.filter((each) => each.severity === severity).length, one, many] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => countOf(count, one, many))
    .join(', ');
}

/** `teams/core.yaml:5:11`. */
export function renderPlace(at: SourceRange): string {
  return `${sanitizeLine(at.file)}:${at.start.line}:${at.start.column}`;
}

/** Tells whether a line would show in logs what is secret, be it some other diagnostic that says so. */
function concealedLines(
  diagnostics: readonly Diagnostic[],
  texts: DiagnosticsTextOptions['texts'],
): (at: SourceRange) => boolean {
  const concealed = diagnostics.flatMap(({ at, concealed }) => (at !== undefined && concealed ? [at] : []));
  const byFile = new Map<string, ReadonlySet<number>>();
  return ({ file, start: { line } }) => {
    const lines = byFile.get(file) ?? secretLines(texts?.get(file) ?? '');
    byFile.set(file, lines);
    return (
      lines.has(line) ||
      concealed.some((at) => at.file === file && at.start.line <= line && line <= at.end.line)
    );
  };
}

type FrameOf = (at: SourceRange, label: string) => readonly string[];

/** The lines to show of what is pointed into; none where there is no text, or it is secret. */
function frames({ texts, style = plain }: DiagnosticsTextOptions, conceals: (at: SourceRange) => boolean) {
  const byFile = new Map<string, ReturnType<typeof frameLines>>();
  const frameOf: FrameOf = (at, label) => {
    const text = texts?.get(at.file);
    if (text === undefined || conceals(at)) return [];
    const lines = byFile.get(at.file) ?? frameLines(text);
    byFile.set(at.file, lines);
    const line = lines(at.start.line);
    return line === undefined ? [] : renderFrame(at, line, label, style);
  };
  return frameOf;
}

function renderDiagnostic(diagnostic: Diagnostic, options: DiagnosticsTextOptions, frameOf: FrameOf): string {
  const style = options.style ?? plain;
  const { at, related = [] } = diagnostic;
  const hint = diagnostic.hint === undefined ? '' : sanitizeLine(diagnostic.hint);
  const head = renderHead(diagnostic, style);
  const beside = hint.length <= shortHint ? hint : '';
  const frame = at === undefined ? [] : frameOf(at, beside);
  const margin = ' '.repeat(at === undefined ? 1 : String(at.start.line).length);
  const lines = [head];
  if (at !== undefined) lines.push(`${margin} ${style.blue('-->')} ${renderPlace(at)}`);
  lines.push(...frame);
  if (hint !== '' && (frame.length === 0 || beside === ''))
    lines.push(`${margin}  ${style.blue('=')} hint: ${hint}`);
  for (const other of related) {
    lines.push(
      `${margin}  ${style.blue('=')} note: ${sanitizeLine(other.message)} (${renderPlace(other.at)})`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function colourOf(severity: Severity, style: Style): (text: string) => string {
  if (severity === 'error') return style.red;
  return severity === 'warning' ? style.yellow : style.cyan;
}
