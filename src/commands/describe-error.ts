import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hintOf } from '../diagnostic/hint-of.ts';
import { redactSecrets } from '../diagnostic/secrets.ts';
import type { ErrorReport } from '../report/render-error-text.ts';
import { promptInterruption } from './prompt-interruption.ts';
import { type Surface, usageMistake } from './usage-mistake.ts';

const ofAnyCommand: Surface = { command: 'bylaw', args: {}, flags: {} };

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
 * line becomes one; anything else is a bug in Bylaw. `surface` is that of the command, to say what it takes.
 */
export function describeError(error: unknown, surface: Surface = ofAnyCommand): DescribedError {
  const known = asBylawError(error, surface);
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

function asBylawError(error: unknown, surface: Surface): BylawError | undefined {
  if (error instanceof BylawError) return error;
  if (!(error instanceof Error)) return undefined;
  const interruption = promptInterruption(error);
  if (interruption !== undefined) return interruption;
  // An error of oclif's says so; to know its class would be to load it.
  return 'oclif' in error ? usageMistake(error, surface) : undefined;
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
