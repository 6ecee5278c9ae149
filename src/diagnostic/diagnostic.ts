import type { DiagnosticCode } from './catalogue.ts';

export type Severity = 'error' | 'warning' | 'info';

/** 1-based line and column; columns count UTF-16 units, as editors and GitHub do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `file` is relative to the repository root with `/` separators; `end` is exclusive. */
export interface SourceRange {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/**
 * A node of a source file before its line and column are known: the `document`-th document (0-based)
 * of `file`, at `path` from its root. Ranges are worked out later, by re-parsing only the files that
 * some diagnostic points into.
 */
export interface Place {
  readonly file: string;
  readonly document: number;
  readonly path: readonly (string | number)[];
  /** Whether the mistake is the value at `path` or its key. */
  readonly on: 'key' | 'value';
  /** Offsets into the file's text, in UTF-16 units, of what has no path of its own: broken YAML, a second key. */
  readonly span?: { readonly start: number; readonly end: number };
}

export interface Related<At = SourceRange> {
  readonly at: At;
  readonly message: string;
}

/**
 * One mistake in the user's files, as data. `message` is one lower-case sentence without a final period,
 * the user's own words in backticks; `hint` is an action.
 */
export interface Diagnostic<At = SourceRange> {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly at?: At;
  readonly related?: readonly Related<At>[];
  readonly hint?: string;
  /** The place holds what looks like a secret: it is named, its text is never shown. */
  readonly concealed?: true;
}

/** A diagnostic whose place has not been turned into lines and columns yet. */
export type PlacedDiagnostic = Diagnostic<Place>;

/** `value` is absent only if an error makes it unusable. */
export interface Checked<T, At = Place> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic<At>[];
}

export function hasErrors(diagnostics: readonly Diagnostic<unknown>[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
