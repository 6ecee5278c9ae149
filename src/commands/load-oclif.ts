import type * as Oclif from '@oclif/core';
import { standardStream } from './standard-output.ts';

/**
 * oclif, which only help and a command line that is not plain need: loading it takes longer than most commands run.
 * As it loads it listens for what goes wrong with stdout, and throws then: `standardStream` has that told instead.
 */
export async function loadOclif(): Promise<typeof Oclif> {
  const stdout = standardStream(1);
  standardStream(2);
  const listeners = stdout.listeners('error');
  const oclif = await import('@oclif/core');
  for (const listener of stdout.listeners('error') as ((error: Error) => void)[]) {
    if (!listeners.includes(listener)) stdout.off('error', listener);
  }
  // Bylaw is always built: oclif need not look for TypeScript sources.
  oclif.settings.enableAutoTranspile = false;
  return oclif;
}
