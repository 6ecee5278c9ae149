import { type Interfaces, run, settings } from '@oclif/core';
import { builtInPlugin } from './built-in-plugin.ts';
import { commands } from './commands.ts';
import { listenForSignals } from './interruption.ts';
import { refuseUnknownCommand } from './refuse-unknown-command.ts';
import { reportError } from './report-error.ts';
import { watchOutput } from './watch-output.ts';

export { commands };

export interface MainOptions {
  /** The package's folder, with a final separator. */
  readonly root: string;
  /** The package's package.json, which `bin/bylaw.js` has read already. */
  readonly pjson: unknown;
}

/** The command line: runs one command and sets `process.exitCode`; never throws. */
export async function main(argv: string[], { root, pjson }: MainOptions): Promise<void> {
  const json = argv.includes('--json');
  listenForSignals(json);
  watchOutput();
  // Bylaw is always built: oclif need not look for TypeScript sources.
  settings.enableAutoTranspile = false;
  try {
    refuseUnknownCommand(argv, Object.keys(commands));
    await run(argv, await builtInPlugin(root, pjson as Interfaces.PJSON, onlyCommand(argv)));
  } catch (error) {
    reportError(error, json);
  }
}

/** The id of the command that runs and needs to know of no other; undefined where help or all of them is asked for. */
function onlyCommand(argv: readonly string[]): string | undefined {
  const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  if (flags.some((word) => word === '--help' || word === '-h')) return undefined;
  const [first = '', second = ''] = argv;
  const id = [`${first}:${second}`, first].find((each) => Object.hasOwn(commands, each));
  return id === 'help' || id === 'completion' ? undefined : id;
}
