import { catalogue, type DiagnosticCode } from './catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';
import { redactSecrets } from './secrets.ts';

/** Messages quote the file, and a file may hold a text of megabytes, repeated by a hundred thousand aliases. */
const longest = 1_000;

/** A diagnostic with the severity its code has in the catalogue. */
export function createDiagnostic<At>(
  code: DiagnosticCode,
  details: Omit<Diagnostic<At>, 'code' | 'severity'>,
): Diagnostic<At> {
  const { message, hint } = details;
  const severity = catalogue[code].severity;
  if (message.length <= longest && (hint?.length ?? 0) <= longest) return { code, severity, ...details };
  return {
    code,
    severity,
    ...details,
    message: shortened(message),
    ...(hint === undefined ? {} : { hint: shortened(hint) }),
  };
}

/** Secrets are taken out first: the half of one would not be known for what it is. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const redacted = redactSecrets(text.slice(0, 2 * longest));
  return `${redacted.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}
