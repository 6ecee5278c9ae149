import { type Interfaces, Parser } from '@oclif/core';
import { describe, expect, it } from 'vitest';
import { asGiven } from '../../src/commands/as-given.ts';
import type { BaseCommand } from '../../src/commands/base-command.ts';
import { commands } from '../../src/commands/commands.ts';
import { readPlainWords } from '../../src/commands/read-plain-words.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';

const seed = chosenSeed();

function takes(id: string) {
  const { flags, baseFlags, args, strict } = commands[id] as unknown as typeof BaseCommand;
  return { flags: { ...baseFlags, ...flags } as Interfaces.FlagInput, args, strict };
}

async function readByOclif(id: string, argv: readonly string[]): Promise<unknown> {
  const input = { context: {}, ...takes(id) } as unknown as Interfaces.Input<
    Record<string, unknown>,
    Record<string, unknown>,
    Record<string, unknown>
  >;
  const { flags, args, argv: words } = await Parser.parse([...argv], input);
  return { flags, args, argv: words };
}

/** Words of a command line: what the command takes, what it almost takes, and anything. */
function words(id: string): fc.Arbitrary<string[]> {
  const { flags, args } = takes(id);
  const values = [
    'acme',
    'json',
    'text',
    'result',
    'directory',
    'a=b',
    '7',
    '',
    '-',
    '--',
    '-5',
    '__proto__',
  ];
  const options = Object.values(flags).flatMap((flag) =>
    flag.type === 'option' ? (flag.options ?? []) : [],
  );
  const names = [...Object.keys(flags), 'constructor', 'nope'].map((name) => `--${name}`);
  const chars = Object.values(flags).flatMap(({ char }) => (char === undefined ? [] : [`-${char}`]));
  const value = fc.constantFrom(...values, ...options);
  const name = fc.constantFrom(...names);
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(name, value).map((pair) => pair as string[]) },
    { weight: 3, arbitrary: fc.tuple(name, value).map(([flag, given]) => [`${flag}=${given}`]) },
    { weight: 3, arbitrary: name.map((flag) => [flag]) },
    { weight: 2, arbitrary: value.map((given) => [given]) },
    { weight: 1, arbitrary: fc.constantFrom('-x', ...chars).map((flag) => [flag]) },
  );
  const required = Object.entries(flags).flatMap(([flag, { required: is }]) =>
    is ? [`--${flag}`, 'acme'] : [],
  );
  const start = fc
    .constantFrom(
      [],
      Object.values(args).map(({ options }) => options?.[0] ?? 'acme'),
    )
    .map((given) => [...required, ...given]);
  return fc.tuple(start, fc.array(word, { maxLength: 4 })).map(([first, rest]) => [...first, ...rest.flat()]);
}

describe('a plain command line', () => {
  it.each(Object.keys(commands))('of %s means what it means to oclif', async (id) => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(words(id), async (argv) => {
        const read = readPlainWords(argv, takes(id));
        if (read === undefined) return;
        plain += 1;
        expect(read).toEqual(await readByOclif(id, argv));
      }),
      { seed, numRuns: 1500 },
    );
    // A flag that must be given, and whose value does not stand for itself, leaves every command line to oclif.
    const isOclifs = Object.values(takes(id).flags).some(
      ({ required, parse }) => required && parse !== asGiven,
    );
    if (isOclifs) expect(plain).toBe(0);
    else expect(plain).toBeGreaterThan(20);
  });

  it.each([
    ['validate'],
    ['validate', '--json'],
    ['validate', '--format=sarif', '--strict', '--org', 'acme', '--org', 'strings', '--cwd', '../acme'],
    ['plan'],
    ['plan', '--detailed-exitcode', '--no-color', '--only', 'team:acme/strings'],
    ['log', '--kind', 'result'],
    ['audit:show', '12', '--full'],
    ['fmt', 'a.yaml', 'b.yaml', '--check'],
    ['apply', '--yes'],
    ['policy:diff', 'reading', 'v2'],
  ])('is %s %s %s', async (id, ...argv) => {
    const given = argv.filter((word) => word !== undefined);
    expect(readPlainWords(given, takes(id))).toEqual(await readByOclif(id, given));
  });

  it.each([
    ['plan', '--ofline'],
    ['plan', '--against', 'main', '--offline'],
    ['validate', '--format', 'pdf'],
    ['validate', '--cwd'],
    ['validate', '--cwd', 'a', '--cwd', 'b'],
    ['validate', 'extra'],
    ['validate', '--strict=yes'],
    ['audit:show'],
    ['access:check', 'member/bo'],
    ['log', '--limit', '0'],
  ])('is not %s %s %s', (id, ...argv) => {
    expect(readPlainWords(argv, takes(id))).toBeUndefined();
  });
});
