import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/** Of one mistake made over and over, only so many are shown with their lines. */
const framed = 10;

export interface RepeatedDiagnostics {
  /** Those to show whole, in their order. */
  readonly shown: readonly Diagnostic[];
  /** The rest, by what they say: each has a place. */
  readonly repeated: readonly (readonly Diagnostic[])[];
}

/** Takes apart what says the same at more places than anybody reads. */
export function repeatedDiagnostics(diagnostics: readonly Diagnostic[]): RepeatedDiagnostics {
  const shown: Diagnostic[] = [];
  const seen = new Map<string, { count: number; readonly rest: Diagnostic[] }>();
  for (const diagnostic of diagnostics) {
    const { severity, code, message } = diagnostic;
    const key = `${severity} ${code} ${message}`;
    const alike = seen.get(key) ?? { count: 0, rest: [] };
    seen.set(key, alike);
    alike.count += 1;
    if (alike.count > framed && diagnostic.at !== undefined) alike.rest.push(diagnostic);
    else shown.push(diagnostic);
  }
  return { shown, repeated: [...seen.values()].flatMap(({ rest }) => (rest.length === 0 ? [] : [rest])) };
}
