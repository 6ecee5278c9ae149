import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';

/** Refuses a command line that names no command, with the nearest one that exists. Ids read `audit:show`. */
export function refuseUnknownCommand(argv: readonly string[], ids: readonly string[]): void {
  const [first = ''] = argv;
  if (argv.length === 0 || isHelp(first)) return;
  if (first.startsWith('-')) {
    throw new BylawError('cli/usage', `\`${first}\` stands before any command`, {
      hint: `flags come after the command: \`bylaw plan ${first}\``,
    });
  }
  const names = ids.map((id) => id.replaceAll(':', ' '));
  const words = argv.slice(0, argv.findIndex((word) => word.startsWith('-')) >>> 0);
  const spoken = words.join(' ');
  if (names.some((name) => spoken === name || spoken.startsWith(`${name} `) || name.startsWith(`${spoken} `)))
    return;
  const isTopic = names.some((name) => name.startsWith(`${first} `));
  const asked = isTopic ? words.slice(0, 2).join(' ') : first;
  throw new BylawError('cli/unknown-command', `there is no command \`${asked}\``, {
    ...didYouMean(asked, names, 'see `bylaw --help` for all commands'),
  });
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}
