import { commands } from './commands.ts';
import type { MainOptions } from './program.ts';
import { runCommandLine } from './run-command-line.ts';

export { commands };

/** The command line. */
export function main(argv: string[], options: MainOptions): Promise<void> {
  return runCommandLine(argv, { ...options, commands });
}
