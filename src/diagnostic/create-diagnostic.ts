import { catalogue, type DiagnosticCode } from './catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A diagnostic with the severity its code has in the catalogue. */
export function createDiagnostic<At>(
  code: DiagnosticCode,
  details: Omit<Diagnostic<At>, 'code' | 'severity'>,
): Diagnostic<At> {
  return { code, severity: catalogue[code].severity, ...details };
}
