import { BylawError } from '../diagnostic/bylaw-error.ts';

/** Whether an append failed because somebody else appended first: nothing was written, and one may plan again. */
export function isMoved(error: unknown): error is BylawError {
  return error instanceof BylawError && (error.code === 'git/ref-moved' || error.code === 'git/ref-locked');
}

/** Whether the remote could not be asked, so that it is unknown what it holds. */
export function isUnreachable(error: unknown): error is BylawError {
  return error instanceof BylawError && error.code === 'git/remote-unreachable';
}
