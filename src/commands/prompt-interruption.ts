import { BylawError } from '../diagnostic/bylaw-error.ts';

/** The interruption that a prompt tells of in its own way where somebody pressed Ctrl-C; undefined for other errors. */
export function promptInterruption(error: unknown): BylawError | undefined {
  const { name } = error instanceof Error ? error : {};
  if (name !== 'ExitPromptError' && name !== 'AbortPromptError') return undefined;
  return new BylawError('cli/interrupted', 'interrupted', { exitCode: 130 });
}
