import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hintOf } from '../diagnostic/hint-of.ts';
import { redactSecrets } from '../diagnostic/secrets.ts';
import type { ErrorReport } from './render-error-text.ts';

export interface DescribedFailure {
  readonly report: ErrorReport;
  /** Messages of what lies behind it, nearest first. */
  readonly causes: readonly string[];
  readonly exitCode: number;
  /** Shown only under DEBUG. */
  readonly stack: string | undefined;
}

/** Whatever was thrown, as the user should see it: a failure of the world has its own code, anything else is a bug. */
export function describeFailure(error: unknown): DescribedFailure {
  const stack = error instanceof Error ? error.stack : undefined;
  if (!(error instanceof BylawError)) {
    return { report: bug(error), causes: causesOf(error), exitCode: 1, stack };
  }
  const { code, message, exitCode, details } = error;
  const hint = hintOf(error);
  const report = {
    code,
    message: redactSecrets(message),
    ...(hint === undefined ? {} : { hint: redactSecrets(hint) }),
    ...(details.length === 0 ? {} : { details: details.map(redactSecrets) }),
  };
  return { report, causes: causesOf(error), exitCode, stack };
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
