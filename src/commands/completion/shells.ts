import type { Config } from '@oclif/core';
import { bashCompletion } from './bash.ts';
import { completable } from './completable.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** The script that completes `bylaw` in a shell. */
export function completionFor(shell: Shell, config: Config): string {
  return { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }[shell](completable(config));
}
