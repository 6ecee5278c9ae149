import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hintOf } from '../diagnostic/hint-of.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import { redactSecrets } from '../diagnostic/secrets.ts';
import type { ErrorReport } from '../report/render-error-text.ts';
import { promptInterruption } from './prompt-interruption.ts';

export interface DescribedError {
  readonly report: ErrorReport;
  /** Messages of what lies behind it, nearest first. */
  readonly causes: readonly string[];
  readonly exitCode: number;
  /** Shown only under DEBUG. */
  readonly stack: string | undefined;
}

/**
 * Whatever was thrown, as the user should see it. A failure of the world has its own code; a mistake on the command
 * line becomes one; anything else is a bug in Bylaw. `flags` are those of the command, for "did you mean".
 */
export function describeError(error: unknown, flags: readonly string[] = []): DescribedError {
  const known = asBylawError(error, flags);
  const stack = error instanceof Error ? error.stack : undefined;
  if (known === undefined) return { report: bug(error), causes: causesOf(error), exitCode: 1, stack };
  const { code, message, exitCode } = known;
  const hint = hintOf(known);
  const report = {
    code,
    message: redactSecrets(message),
    ...(hint === undefined ? {} : { hint: redactSecrets(hint) }),
    ...(known.details.length === 0 ? {} : { details: known.details.map(redactSecrets) }),
  };
  return { report, causes: causesOf(known), exitCode, stack };
}

function asBylawError(error: unknown, flags: readonly string[]): BylawError | undefined {
  if (error instanceof BylawError) return error;
  if (!(error instanceof Error)) return undefined;
  const interruption = promptInterruption(error);
  if (interruption !== undefined) return interruption;
  // An error of oclif's says so; to know its class would be to load it.
  if ('oclif' in error) {
    // Only the error about flags that do not exist carries a list of them.
    const unknown = (error as { flags?: unknown }).flags;
    if (Array.isArray(unknown)) return unknownFlags(unknown.map(String), flags);
    const message = onOneLine(error.message.replace(/\n?See more help with --help$/, ''));
    return new BylawError('cli/usage', lowerFirst(message), {
      hint: 'see --help for what the command takes',
    });
  }
  return undefined;
}

function unknownFlags(unknown: readonly string[], flags: readonly string[]): BylawError {
  const [first = ''] = unknown;
  const names = flags.map((flag) => `--${flag}`);
  const words = unknown.map((flag) => `\`${flag}\``).join(', ');
  return new BylawError('cli/unknown-flag', `no such flag: ${words}`, {
    ...didYouMean(first.split('=')[0] ?? first, names, 'see --help for the flags of this command'),
  });
}

function bug(error: unknown): ErrorReport {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: redactSecrets(message),
    hint: 'this is a bug in Bylaw, please report it with the command you ran; DEBUG=1 shows where it happened',
  };
}

function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  let cause = error instanceof Error ? error.cause : undefined;
  while (cause !== undefined && causes.length < 5) {
    causes.push(cause instanceof Error ? cause.message : String(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return causes;
}

function onOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
