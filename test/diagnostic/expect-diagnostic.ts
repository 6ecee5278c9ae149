import { expect } from 'vitest';
import type { DiagnosticCode } from '../../src/diagnostic/catalogue.ts';
import type { Diagnostic, PlacedDiagnostic, SourceRange } from '../../src/diagnostic/diagnostic.ts';
import type { SourceFile } from '../../src/parse/document.ts';
import { locateDiagnostics } from '../../src/parse/locate.ts';

/** What was read, and what was found wrong in it. */
export interface Found {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly PlacedDiagnostic[];
}

export interface ExpectedDiagnostic {
  readonly code: DiagnosticCode;
  /** The text that the diagnostic points at, as it stands in the file. */
  readonly underlined?: string;
  readonly message?: string | RegExp;
  readonly hint?: string | RegExp;
  readonly file?: string;
}

/** Expects that one of the diagnostics is this one, and returns it. */
export function expectDiagnostic(found: Found, expected: ExpectedDiagnostic): Diagnostic {
  const located = locateDiagnostics(found.diagnostics, found.files);
  const described = located.map((diagnostic) => describe(diagnostic, found.files));
  const index = described.findIndex((each) => matches(each, expected));
  expect(index >= 0 ? 'found' : described, `no diagnostic is ${JSON.stringify(expected)}`).toBe('found');
  return located[index] as Diagnostic;
}

/** The same, and that it is the only one. */
export function expectOnlyDiagnostic(found: Found, expected: ExpectedDiagnostic): Diagnostic {
  const diagnostic = expectDiagnostic(found, expected);
  const all = locateDiagnostics(found.diagnostics, found.files);
  expect(all.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    `${diagnostic.code}: ${diagnostic.message}`,
  ]);
  return diagnostic;
}

/** The source text of a range. */
export function textAt(range: SourceRange, files: readonly SourceFile[]): string {
  const text = files.find(({ path }) => path === range.file)?.text ?? '';
  const lines = text.split('\n');
  const offset = ({ line, column }: SourceRange['start']) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return text.slice(offset(range.start), offset(range.end));
}

interface Described {
  readonly code: string;
  readonly underlined: string | undefined;
  readonly message: string;
  readonly hint: string | undefined;
  readonly file: string | undefined;
}

function describe({ code, message, hint, at }: Diagnostic, files: readonly SourceFile[]): Described {
  return {
    code,
    message,
    hint,
    file: at?.file,
    underlined: at === undefined ? undefined : textAt(at, files),
  };
}

function matches(found: Described, expected: ExpectedDiagnostic): boolean {
  return (Object.keys(expected) as (keyof ExpectedDiagnostic)[]).every((key) => {
    const wanted = expected[key];
    return wanted instanceof RegExp
      ? wanted.test(found[key] ?? '')
      : wanted === undefined || found[key] === wanted;
  });
}
