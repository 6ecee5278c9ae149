import type { FailureCode } from './failures.ts';

/**
 * A failure of the world: no repository, a ledger that moved, a file that cannot be read. Thrown, and caught
 * once at the edge, which prints `message`, `hint` and the causes and exits with `exitCode`.
 */
export class BylawError extends Error {
  override readonly name = 'BylawError';
  readonly code: FailureCode;
  readonly hint: string | undefined;
  readonly exitCode: number;
  /** What belongs to it, one line each, such as what became of every change. */
  readonly details: readonly string[];

  constructor(
    code: FailureCode,
    message: string,
    options: {
      readonly hint?: string;
      readonly cause?: unknown;
      readonly exitCode?: number;
      readonly details?: readonly string[];
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
    this.details = options.details ?? [];
  }
}

/** A bug in Bylaw: the edge asks the user to report it. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** States what must hold; a false condition is a bug in Bylaw, never a user's mistake. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}
