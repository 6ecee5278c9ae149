import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Session } from './session.ts';

/** Why a change was not made in a run that was told to end. */
export const interruptedMessage = 'interrupted';

/** Called where nothing is left half done. Throws `cli/interrupted` where the run is to end. */
export function endIfAsked({ signal }: Session): void {
  if (signal?.aborted !== true) return;
  throw new BylawError('cli/interrupted', 'interrupted', { exitCode: 130 });
}

export function isInterrupted(error: unknown): boolean {
  return error instanceof BylawError && error.code === 'cli/interrupted';
}
