import { sanitizeLine } from './sanitize-text.ts';

export interface ForgetReport {
  readonly address: string;
  readonly organization: string;
  readonly target: string;
  readonly entry: { readonly sequence: number; readonly commit: string };
  readonly stillDeclared: boolean;
}

/** What `forget` let go of, and that the next apply takes it back where the YAML still declares it. */
export function renderForgetText({
  address,
  organization,
  target,
  entry,
  stillDeclared,
}: ForgetReport): string {
  const where = sanitizeLine(`${organization} on ${target}`);
  const lines = [
    `Forgot ${sanitizeLine(address)} of ${where}: it stays as it is, and Bylaw no longer manages it.`,
    `Recorded as entry ${entry.sequence} (${entry.commit.slice(0, 7)}).`,
  ];
  if (stillDeclared)
    lines.push('The YAML still declares it: remove it there, or the next apply adopts it again.');
  return `${lines.join('\n')}\n`;
}
