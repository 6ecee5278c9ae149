import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../workbench.ts';
import { nastyLines, nastyTexts, nastyValues } from './nasty-yaml.ts';
import type { Random } from './random.ts';

/** Every YAML file of the templates and fixtures, and what somebody with bad intent would write. */
export function yamlSamples(): readonly string[] {
  const folders = ['templates', 'test/fixtures'].map((folder) => join(projectRoot, folder));
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ya?ml$/.test(path))
      .sort()
      .map((path) => readFileSync(join(folder, path), 'utf8')),
  );
  return [...texts, ...nastyTexts];
}

/** One sample, or two, changed in one to four places: by its lines, by its words, or by its bytes. */
export function mutateYaml(samples: readonly string[], random: Random): Buffer {
  let text = random.pick(samples);
  for (let left = random.below(4); left >= 0; left -= 1) text = random.pick(byText)(text, random, samples);
  let bytes: Buffer = Buffer.from(text.slice(0, 200_000));
  if (random.below(4) === 0) bytes = random.pick(byBytes)(bytes, random);
  return bytes;
}

type ByText = (text: string, random: Random, samples: readonly string[]) => string;

/** Changes that know lines, keys and values. */
const byText: readonly ByText[] = [
  (text, random) => onLines(text, (lines) => lines.splice(random.below(lines.length), 1 + random.below(3))),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines.splice(random.below(lines.length), 0, ...lines.slice(at, at + 1 + random.below(4)));
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines[at] = ' '.repeat(random.below(6)) + (lines[at] ?? '').trimStart();
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
      lines.splice(at, 0, indent + random.pick(nastyLines));
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines[at] = (lines[at] ?? '').replace(/: .*$/, () => `: ${random.pick(nastyValues)}`);
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      lines[at] = (lines[at] ?? '').replace(/- .*$/, () => `- ${random.pick(nastyValues)}`);
    }),
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(pieces) + text.slice(at + random.below(4));
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    const piece = text.slice(at, at + 1 + random.below(30));
    return text.slice(0, at) + piece.repeat(1 + random.below(40)) + text.slice(at);
  },
  (text, random, samples) => {
    const other = random.pick(samples);
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
  (text, random, samples) => `${text}\n---\n${random.pick(samples)}`,
  (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\u0085', '\u2028', '\n\n', '\n\t'])),
  (text) => `\ufeff${text}`,
  (text, random) => text.replace(/^(.*)$/m, (line) => line + random.pick(pieces).repeat(random.below(300))),
];

function onLines(text: string, change: (lines: string[]) => unknown): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

const pieces: readonly string[] = [
  ...[
    '\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '- ',
    ': ',
    ':',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '#',
    ' #',
    '|',
    '>',
  ],
  ...[
    '|+\n',
    '>-\n',
    '&a ',
    '*a',
    '!t ',
    '!!str ',
    '!<x> ',
    '%YAML 1.1\n',
    '%TAG ! x\n',
    '---\n',
    '...\n',
    '<<: *a\n',
  ],
  ...[
    '\0',
    '\u0007',
    '\u001b[31m',
    '\u0085',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u2028',
    '\ufeff',
    '\ufffd',
    '🎻',
    'é',
  ],
  ...[
    '\u{e0041}',
    '~',
    'null',
    'true',
    '0x',
    '1e999',
    '.nan',
    '-0',
    '0o9',
    '__proto__: ',
    'constructor: ',
    '@',
    '`',
  ],
];

type ByBytes = (bytes: Buffer, random: Random) => Buffer;

/** Changes that know nothing: what comes of them need not be UTF-8. */
const byBytes: readonly ByBytes[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    const at = random.below(Math.max(1, bytes.length));
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    return changed;
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const put = Buffer.from(random.pick(rawBytes));
    return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]);
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le'),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le').swap16(),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
];

/** A lone continuation, an overlong slash, a lone surrogate, one beyond Unicode, NUL, and halves of characters. */
const rawBytes: readonly (readonly number[])[] = [
  [0x80],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0],
  [0xe2, 0x82],
  [0xff, 0xfe],
  [0x1b, 0x5d],
  [0xc2, 0x9b],
];
