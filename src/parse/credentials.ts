/** What a secret looks like, by what it is. Long enough that a word which merely begins so is not taken for one. */
const shapes = [
  ['a GitHub token', /\bgh[opusr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}/],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/],
  ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}/],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
] as const;

const anyMark = /gh[opusr]_|github_pat_|glpat-|A[KS]IA|xox[abeoprs]-|AIza|npm_|[rs]k_live_|PRIVATE KEY-----/;

/** Whether a text may hold a secret at all: a cheap question, asked once a file. */
export function mayHoldSecret(text: string): boolean {
  return anyMark.test(text);
}

/** What secret a value looks like, or undefined. */
export function secretKind(value: string): string | undefined {
  return shapes.find(([, shape]) => shape.test(value))?.[0];
}

/** Whether a field is named like one that holds a credential: `token`, `apiKey`, `client_secret`. */
export function namesCredential(key: string): boolean {
  const word = key.replaceAll(/[-_.]/g, '').toLowerCase();
  return /(?:^pat|token|password|passwd|passphrase|secret|apikey|accesskey|privatekey|credential)s?$/.test(
    word,
  );
}
