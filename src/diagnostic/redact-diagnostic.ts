import type { Diagnostic } from './diagnostic.ts';
import { redactSecrets } from './secrets.ts';

/** A diagnostic whose own words hold no secret, even where they quote one. */
export function redactDiagnostic<At>(diagnostic: Diagnostic<At>): Diagnostic<At> {
  const { message, hint, related } = diagnostic;
  return {
    ...diagnostic,
    message: redactSecrets(message),
    ...(hint === undefined ? {} : { hint: redactSecrets(hint) }),
    ...(related === undefined
      ? {}
      : { related: related.map((other) => ({ ...other, message: redactSecrets(other.message) })) }),
  };
}
