import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { FailureCode } from '../../diagnostic/failures.ts';
import { hintFor } from '../failure-hint.ts';

const codes: Readonly<Record<string, FailureCode>> = {
  EACCES: 'git/read-only',
  EPERM: 'git/read-only',
  EROFS: 'git/read-only',
  ENOSPC: 'git/no-space',
  EDQUOT: 'git/no-space',
  EFBIG: 'git/no-space',
};

/** The failure behind an error of `node:fs` or of isomorphic-git; a BylawError stays as it is. */
export function fileFailure(what: string, error: unknown): BylawError {
  if (error instanceof BylawError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = codes[errorCode(error) ?? ''] ?? 'git/failed';
  return new BylawError(code, `${what}: ${message}`, { ...hintFor(code), cause: error });
}

/** The `code` of an error, such as `ENOENT` or `NotFoundError`. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
