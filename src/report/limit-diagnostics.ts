import type { Diagnostic } from '../diagnostic/diagnostic.ts';

export interface LimitedDiagnostics {
  /** At most as many as asked for, in their order: errors before others are left out. */
  readonly shown: readonly Diagnostic[];
  readonly hidden: readonly Diagnostic[];
}

/** As many diagnostics as anybody reads, and those beyond them, which are to be counted. */
export function limitDiagnostics(diagnostics: readonly Diagnostic[], most: number): LimitedDiagnostics {
  if (diagnostics.length <= most) return { shown: diagnostics, hidden: [] };
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  let errors = Math.min(most, diagnostics.filter(isError).length);
  let others = most - errors;
  const shown: Diagnostic[] = [];
  const hidden: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const room = isError(diagnostic) ? errors-- : others--;
    (room > 0 ? shown : hidden).push(diagnostic);
  }
  return { shown, hidden };
}
