import type { MainOptions } from './program.ts';
import { runCommandLine } from './run-command-line.ts';
import Validate from './validate.ts';

export const commands = { validate: Validate };

/** The command line, for words that begin with `validate`: what other commands need is not loaded with it. */
export function main(argv: string[], options: MainOptions): Promise<void> {
  return runCommandLine(argv, { ...options, commands });
}
