import { type Interfaces, run, settings } from '@oclif/core';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { commands } from './commands.ts';
import { refuseUnknownCommand } from './refuse-unknown-command.ts';
import { reportError } from './report-error.ts';
import { watchOutput } from './watch-output.ts';

export interface MainOptions {
  /** The package's folder, with a final separator. */
  readonly root: string;
  /** The package's package.json, which `bin/bylaw.js` has read already. */
  readonly pjson: unknown;
}

/** The command line: runs one command and sets `process.exitCode`; never throws. */
export async function main(argv: string[], { root, pjson }: MainOptions): Promise<void> {
  const json = argv.includes('--json');
  process.once('SIGINT', () => interrupted(json));
  watchOutput();
  // Bylaw is always built: oclif need not look for TypeScript sources.
  settings.enableAutoTranspile = false;
  try {
    refuseUnknownCommand(argv, Object.keys(commands));
    await run(argv, { root, pjson: pjson as Interfaces.PJSON });
  } catch (error) {
    reportError(error, json);
  }
}

/** What was being written is whole or not there at all, so that stopping here is safe; the next run goes on. */
function interrupted(json: boolean): void {
  if (json) reportError(new BylawError('cli/interrupted', 'interrupted'), true);
  else process.stderr.write('\ninterrupted\n');
  process.exit(130);
}
