import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Diagnostic, SourceRange } from '../../diagnostic/diagnostic.ts';
import { redactDiagnostic } from '../../diagnostic/redact-diagnostic.ts';
import { redactSecrets } from '../../diagnostic/secrets.ts';
import type { Finding } from './import-summary.ts';

/** What an import has to say beside its result, gathered while it goes. */
export interface Findings {
  readonly diagnostics: Diagnostic[];
  readonly notRead: Finding[];
  readonly notExpressed: Finding[];
  readonly adjusted: Finding[];
}

export function noFindings(): Findings {
  return { diagnostics: [], notRead: [], notExpressed: [], adjusted: [] };
}

export function findingAt(at: SourceRange, what: string): Finding {
  return { file: at.file, line: at.start.line, what: redactSecrets(what) };
}

/** Records a mistake of the source at a place. */
export function mistake(
  findings: Findings,
  code: Extract<Diagnostic['code'], `import/${string}`>,
  at: SourceRange,
  message: string,
  more: Pick<Diagnostic, 'hint' | 'related'> = {},
): void {
  findings.diagnostics.push(redactDiagnostic(createDiagnostic(code, { message, at, ...more })));
}
