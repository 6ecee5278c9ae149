import { commands } from './commands.ts';
import { listenForSignals } from './interruption.ts';
import { loadOclif } from './load-oclif.ts';
import type { MainOptions } from './program.ts';
import { refuseUnknownCommand } from './refuse-unknown-command.ts';
import { reportError } from './report-error.ts';

export { commands };

/** The command line: runs one command and sets `process.exitCode`; never throws. */
export async function main(argv: string[], options: MainOptions): Promise<void> {
  const program = { ...options, commands };
  const json = argv.includes('--json');
  listenForSignals(json);
  try {
    refuseUnknownCommand(argv, Object.keys(commands));
    const id = commandOf(argv);
    const command = id === undefined ? undefined : commands[id];
    if (id !== undefined && command !== undefined)
      await command.run(argv.slice(id.split(':').length), program);
    else {
      const { loadConfig } = await import('./load-config.ts');
      const { run } = await loadOclif();
      await run(argv, await loadConfig(program));
    }
  } catch (error) {
    reportError(error, json);
  }
}

/** The id of the command that runs; undefined where help is asked for, or oclif has to find out. */
function commandOf(argv: readonly string[]): string | undefined {
  const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  if (flags.some((word) => word === '--help' || word === '-h')) return undefined;
  const [first = '', second = ''] = argv;
  return [`${first}:${second}`, first].find((each) => Object.hasOwn(commands, each));
}
