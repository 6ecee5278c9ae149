import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';

/** What a command takes, to be told where a command line is wrong. */
export interface Surface {
  /** `bylaw access check`. */
  readonly command: string;
  readonly args: Readonly<Record<string, { readonly required?: boolean; readonly description?: string }>>;
  readonly flags: Readonly<Record<string, { readonly description?: string; readonly helpValue?: unknown }>>;
}

/** What oclif's errors say besides their text: of flags that do not exist, and of arguments missing or too many. */
interface Told extends Error {
  readonly flags?: unknown;
  readonly args?: unknown;
}

/** A mistake on a command line, of which oclif tells in its own words. */
export function usageMistake(error: Told, surface: Surface): BylawError {
  if (Array.isArray(error.flags)) return unknownFlags(error.flags.map(String), surface);
  const usage = { hint: `write \`${usageOf(surface)}\`` };
  if (Array.isArray(error.args)) {
    const [first] = error.args as readonly unknown[];
    return typeof first === 'object'
      ? missing(error.args as readonly Argument[], surface)
      : surplus(error.args);
  }
  const text = onOneLine(error.message.replace(/\n?See more help with --help$/, ''));
  return wrongFlag(text, surface) ?? new BylawError('cli/usage', lowerFirst(text), { hint: seeHelp });

  function surplus(words: readonly unknown[]): BylawError {
    const [one, ...more] = words.map((word) => `\`${String(word)}\``);
    const which = more.length === 0 ? `${one} is` : `${[one, ...more].join(' ')} are`;
    return new BylawError('cli/usage', `${which} more than \`${surface.command}\` takes`, usage);
  }
}

interface Argument {
  readonly name: string;
  readonly description?: string;
}

const seeHelp = 'see --help for what the command takes';

function missing(args: readonly Argument[], surface: Surface): BylawError {
  const names = args.map(({ name }) => `\`${name.toUpperCase()}\``).join(' and ');
  return new BylawError('cli/usage', `\`${surface.command}\` lacks ${names}`, {
    details: args.map(({ name, description }) => `${name.toUpperCase()}: ${description ?? ''}`),
    hint: `write \`${usageOf(surface)}\``,
  });
}

/** `bylaw access check PRINCIPAL ACTION [RESOURCE]`. */
function usageOf({ command, args }: Surface): string {
  const words = Object.entries(args).map(([name, { required }]) =>
    required === true ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  );
  return [command, ...words].join(' ');
}

/** The mistakes in the value of a flag, and a flag that has to be there: oclif tells them by their text alone. */
function wrongFlag(text: string, { flags }: Surface): BylawError | undefined {
  const [, lacking = ''] =
    /^(?:The following errors? occurred: )?Missing required flag (\S+)/.exec(text) ?? [];
  const flag = flags[lacking];
  if (flag !== undefined) {
    const value = typeof flag.helpValue === 'string' ? ` ${flag.helpValue}` : '';
    return new BylawError('cli/usage', `\`--${lacking}\` is missing`, {
      hint: `write \`--${lacking}${value}\`: ${flag.description ?? ''}`,
    });
  }
  const choice = choiceOf(text);
  if (choice !== undefined) {
    const { name, given, known } = choice;
    return new BylawError('cli/usage', `\`--${name}\` takes no \`${given}\``, {
      ...didYouMean(given, known, `it takes ${known.join(', ')}`),
    });
  }
  const [, numeric, wanted, found] =
    /^Parsing --(\S+) Expected (an integer[\w ]*?) but received: (.*)$/s.exec(text) ?? [];
  if (numeric === undefined) return undefined;
  return new BylawError('cli/usage', `\`--${numeric}\` takes ${wanted}, not \`${found}\``, { hint: seeHelp });
}

/** Of `Expected --format=pdf to be one of: text, json`: the flag, what was given, and what it takes. */
function choiceOf(text: string) {
  const [begin, middle] = ['Expected --', ' to be one of: '];
  const [equals, last] = [text.indexOf('='), text.lastIndexOf(middle)];
  if (!text.startsWith(begin) || equals < 0 || last < equals) return undefined;
  return {
    name: text.slice(begin.length, equals),
    given: text.slice(equals + 1, last),
    known: text.slice(last + middle.length).split(', '),
  };
}

function unknownFlags(unknown: readonly string[], { flags }: Surface): BylawError {
  const [first = ''] = unknown;
  const words = unknown.map((flag) => `\`${flag}\``).join(', ');
  const names = Object.keys(flags).map((flag) => `--${flag}`);
  return new BylawError('cli/unknown-flag', `no such flag: ${words}`, {
    ...didYouMean(first.split('=')[0] ?? first, names, 'see --help for the flags of this command'),
  });
}

function onOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
