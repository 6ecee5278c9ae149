/** What a secret looks like, by what it is. Long enough that a word which merely begins so is not taken for one. */
const shapes = [
  ['a GitHub token', /(?<![A-Za-z0-9])(?:gh[opusr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g],
  ['a GitLab token', /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}/g],
  ['an AWS access key', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  ['a Slack token', /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}/g],
  ['a Google API key', /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35,}/g],
  ['an npm token', /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36,}/g],
  ['a Stripe key', /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{16,}/g],
  // All that follows is the key, up to its own end.
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g],
] as const;

const anyMark = /gh[opusr]_|github_pat_|glpat-|A[KS]IA|xox[abeoprs]-|AIza|npm_|[rs]k_live_|PRIVATE KEY-----/;

/** Whether a text may hold a secret at all: a cheap question, asked once a file. */
export function mayHoldSecret(text: string): boolean {
  return anyMark.test(text);
}

/** What secret a value looks like, or undefined. */
export function secretKind(value: string): string | undefined {
  if (!mayHoldSecret(value)) return undefined;
  return shapes.find(([, shape]) => value.search(shape) >= 0)?.[0];
}

/** The text with `***` in place of everything that looks like a secret. */
export function redactSecrets(text: string): string {
  return replaceSecrets(text, () => '***');
}

/** The same for a text whose columns count: each UTF-16 unit of a secret becomes `*`; line breaks stay. */
export function maskSecrets(text: string): string {
  return replaceSecrets(text, (found) => found.replace(/[^\r\n]/g, '*'));
}

function replaceSecrets(text: string, by: (found: string) => string): string {
  if (!mayHoldSecret(text)) return text;
  return shapes.reduce((redacted, [, shape]) => redacted.replace(shape, by), text);
}
