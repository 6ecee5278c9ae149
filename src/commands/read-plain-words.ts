import type { Interfaces } from '@oclif/core';
import { asGiven } from './as-given.ts';

/** What a command takes, as oclif's parser is told. */
export interface Takes {
  readonly flags: Interfaces.FlagInput;
  readonly args: Interfaces.ArgInput;
  readonly strict: boolean;
}

export interface Words {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly args: Readonly<Record<string, unknown>>;
  readonly argv: readonly string[];
}

type Flag = Interfaces.FlagInput[string];
type Arg = Interfaces.ArgInput[string];
type OptionFlag = Extract<Flag, { type: 'option' }>;

/**
 * What oclif's parser makes of a plain command line: flags by their whole names, values beside them or after `=`,
 * arguments given or such as need not be. Undefined of any other, each that is wrong among them: oclif reads that,
 * or refuses it.
 */
export function readPlainWords(argv: readonly string[], takes: Takes): Words | undefined {
  const values = new Map<string, readonly string[]>();
  const words: string[] = [];
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('-')) words.push(word);
    else if (!takeFlag(word, rest, takes, values)) return undefined;
  }
  const flags = readFlags(takes, values);
  const args = readArguments(takes, words);
  // As oclif sorts them.
  words.sort((a, b) => argv.indexOf(a) - argv.indexOf(b));
  return flags && args && { flags, args, argv: words };
}

/** Adds what `word` says to `values`, its value taken from `rest`; false where it is not plain. */
function takeFlag(
  word: string,
  rest: string[],
  { flags }: Takes,
  values: Map<string, readonly string[]>,
): boolean {
  const [, name = '', equals] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (flag === undefined || !isPlainFlag(flag)) return false;
  if (flag.type === 'boolean') {
    values.set(name, []);
    return equals === undefined;
  }
  const value = equals ?? rest.shift() ?? '';
  if (value === '' || value.startsWith('-') || flag.options?.includes(value) === false) return false;
  const before = values.get(name);
  values.set(name, [...(before ?? []), value]);
  return before === undefined || flag.multiple === true;
}

/** Whether its value stands for itself, whatever else is given. */
function isPlainFlag(flag: Flag): boolean {
  const { parse, dependsOn, exclusive, relationships, combinable, deprecated, deprecateAliases } = flag;
  if (parse !== asGiven || deprecated || deprecateAliases) return false;
  if (dependsOn || exclusive || relationships || combinable) return false;
  return flag.type === 'boolean' || isPlainOption(flag);
}

function isPlainOption({ allowStdin, delimiter, multiple, multipleNonGreedy }: OptionFlag): boolean {
  return !allowStdin && !delimiter && (!multiple || multipleNonGreedy === true);
}

function readFlags(
  { flags }: Takes,
  values: ReadonlyMap<string, readonly string[]>,
): Words['flags'] | undefined {
  const read: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const given = values.get(name);
    if (given === undefined) {
      if (!mayBeAbsent(flag)) return undefined;
      if (flag.default !== undefined) read[name] = flag.default;
    } else if (flag.type === 'boolean') read[name] = true;
    else read[name] = flag.multiple ? given : given[0];
  }
  return read;
}

function mayBeAbsent(flag: Flag): boolean {
  return (
    !flag.required && flag.env === undefined && typeof flag.default !== 'function' && !('defaultHelp' in flag)
  );
}

function readArguments({ args, strict }: Takes, words: readonly string[]): Words['args'] | undefined {
  const declared = Object.entries(args);
  if (strict && words.length > declared.length) return undefined;
  if (!declared.slice(words.length).every(([, arg]) => mayBeMissing(arg))) return undefined;
  const taken = declared.slice(0, words.length);
  const plain = taken.every(([, { parse, options, multiple }], index) => {
    const word = words[index] ?? '';
    return parse === asGiven && !multiple && options?.includes(word) !== false;
  });
  return plain ? Object.fromEntries(taken.map(([name], index) => [name, words[index]])) : undefined;
}

/** Whether it is just absent where it is not given: oclif looks for others in stdin. */
function mayBeMissing({ required, ignoreStdin, multiple, default: fallback }: Arg): boolean {
  return !required && ignoreStdin === true && !multiple && fallback === undefined;
}
