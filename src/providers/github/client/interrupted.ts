import { BylawError } from '../../../diagnostic/bylaw-error.ts';

export function interrupted(): BylawError {
  return new BylawError('cli/interrupted', 'interrupted', { exitCode: 130 });
}
