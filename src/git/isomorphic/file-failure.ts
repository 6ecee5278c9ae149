import { BylawError } from '../../diagnostic/bylaw-error.ts';

const denied = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The failure behind an error of `node:fs` or of isomorphic-git; a BylawError stays as it is. */
export function fileFailure(what: string, error: unknown): BylawError {
  if (error instanceof BylawError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = denied.has(errorCode(error) ?? '') ? 'git/read-only' : 'git/failed';
  return new BylawError(code, `${what}: ${message}`, { cause: error });
}

/** The `code` of an error, such as `ENOENT` or `NotFoundError`. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
