import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean, nearestName } from '../diagnostic/nearest-name.ts';

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
  throw unknownCommand(words, names);
}

/** By both words of a topic's command, where either may be mistyped; else by the first alone. */
function unknownCommand(words: readonly string[], names: readonly string[]): BylawError {
  const [first = ''] = words;
  const both = words.slice(0, 2).join(' ');
  const ofTopic = names.filter((name) => name.startsWith(`${first} `));
  const [asked, hint] =
    ofTopic.length > 0
      ? [both, didYouMean(both, ofTopic, `there are ${ofTopic.map((name) => `\`${name}\``).join(', ')}`)]
      : words.length > 1 && nearestName(both, names) !== undefined
        ? [both, didYouMean(both, names)]
        : [first, didYouMean(first, firstWords(names), 'see `bylaw --help` for all commands')];
  return new BylawError('cli/unknown-command', `there is no command \`${asked}\``, hint);
}

function firstWords(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.split(' ')[0] ?? name));
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}
