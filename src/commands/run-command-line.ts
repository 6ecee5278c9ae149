import { listenForSignals } from './interruption.ts';
import { loadOclif } from './load-oclif.ts';
import type { Commands, Program } from './program.ts';
import { refuseUnknownCommand } from './refuse-unknown-command.ts';
import { reportError } from './report-error.ts';

/** Runs one command of the program and sets `process.exitCode`; never throws. */
export async function runCommandLine(argv: string[], program: Program): Promise<void> {
  const { commands } = program;
  const json = argv.includes('--json');
  listenForSignals(json);
  try {
    refuseUnknownCommand(argv, Object.keys(commands));
    const id = commandOf(argv, commands);
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
function commandOf(argv: readonly string[], commands: Commands): string | undefined {
  const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  if (flags.some((word) => word === '--help' || word === '-h')) return undefined;
  const [first = '', second = ''] = argv;
  return [`${first}:${second}`, first].find((each) => Object.hasOwn(commands, each));
}
