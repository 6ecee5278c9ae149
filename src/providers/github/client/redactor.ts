import { redactSecrets } from '../../../diagnostic/secrets.ts';

/** Takes what was handed to it, and all that looks like a secret, out of texts that leave the client. */
export class Redactor {
  readonly #secrets = new Set<string>();

  add(secret: string): void {
    if (secret !== '') this.#secrets.add(secret);
  }

  redact(text: string): string {
    let redacted = text;
    for (const secret of this.#secrets) redacted = redacted.replaceAll(secret, '***');
    return redactSecrets(redacted.replace(/\b(token|bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 ***'));
  }
}
