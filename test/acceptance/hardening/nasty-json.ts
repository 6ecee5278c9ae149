import type { Random } from './random.ts';

/** Stands for a token that no value of JavaScript is written as; the text is what JSON writes inside quotes. */
export function raw(token: string): string {
  return `\u0001raw:${token}\u0001`;
}

/** A marked token in a JSON text: within one of its texts, of which a later edit may have taken the end. */
export const rawMark = /"\\u0001raw:((?:[^"\\]|\\.)*?)\\u0001"/g;

export const nastyStrings: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '../../outside',
  '/etc/passwd',
  '.git',
  '.git/config',
  'C:\\outside',
  'refs/heads/main',
  '--help',
  '-',
  '@{-1}',
  'HEAD',
  'a\u0000b',
  '\n',
  '\u001b[2J',
  '\u202eevil',
  '\u200b',
  '\ud800',
  'Ⅷ',
  'é',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '%00',
  '$(touch outside)',
  '0'.repeat(40),
  'f'.repeat(64),
  '9999-12-31T23:59:59Z',
  '-271821-04-20T00:00:00Z',
  'team:library/../museum',
  'member:library/ada',
];

export const nastyValues: readonly ((random: Random) => unknown)[] = [
  (random) => random.pick(nastyStrings),
  (random) => random.pick(nastyStrings),
  () => null,
  () => [],
  () => ({}),
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 2 ** 53 + 2,
  () => raw('9007199254740993'),
  () => raw('1e999'),
  () => raw('-0'),
  () => raw('1e-999'),
  () => 'x'.repeat(100_000),
  (random) => raw('['.repeat(deep(random))),
  (random) => raw(nested(deep(random), '[', ']')),
  (random) => raw(nested(deep(random), '{"a":', '}')),
  () => Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, i])),
  () => JSON.parse('{"__proto__": {"role": "director"}}'),
];

function deep(random: Random): number {
  return random.pick([10, 200, 5_000, 100_000]);
}

function nested(depth: number, open: string, close: string): string {
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}
