import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readNode } from '../../../src/parse/read-node.ts';
import { readPlain } from '../../../src/parse/read-plain.ts';
import { readYaml } from '../../../src/parse/read-yaml.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { isFull, times } from './counts.ts';
import { yamlSamples } from './mutate-yaml.ts';
import { type Random, randomFrom } from './random.ts';

const plainSamples = [
  `apiVersion: bylaw/v1
kind: Member
name: dee-eriksen-7363
displayName: Dee Eriksen
bindings:
  - role: role-38
    expires: 2099-02-15
    reason: covers marketing, in lima (and not more)
  - role-9
  - role: "role: 3 # not"
    on: ['krn:acme:{org_id}', "*", a/b, 7]
attributes:
  level: 12
  isLead: true
`,
  `kind: Policy
statements:
  - sid: One
    conditions: { Bool: { principal.mfa: true }, StringEquals: {a: [b, c], d: "e" } }
    resources: [  ]
  - sid: Two
    deep:
      deeper:
        - deepest:
            - x
            - {}
          then: [[a], [], [ b ]]
`,
  'a:\n  - b\n  - c: d\n    e: f\ng: h\n',
  `# Of whom this is,
#   and why: "it" - is { here

apiVersion: bylaw/v1 # the first
kind: Team

resourceNames: krn:acme
members: # those who
  # write
  - bo # since 2001-01-01

    # and
# from the left
  - member: cy   # no: more
    reason: covers krn:acme:x, and b # c

    on: [a, b] # as ever
bindings:

  - "a # b" # c
count: 7 # d
flow: { a: Read a (whole) chapter, b: [c d, e - f ] }
# the end

`,
] as const;

/** What means something in YAML, alone or beside one another. */
const pieces = [
  ...['\n', '  ', ' ', '- ', '-', ': ', ':', ',', ', ', '[', ']', '{', '}', '"', "'", '#', ' #', '\\', '?'],
  ...[
    '? ',
    '|',
    '>',
    '&a ',
    '*a',
    '!t ',
    '!!str ',
    '%',
    '@',
    '`',
    '~',
    '---\n',
    '--- ',
    '...\n',
    '<<: ',
    '\t',
  ],
  ...['null', 'Null', 'true', 'True', 'FALSE', 'yes', '0', '1', '01', '0x1', '0o7', '1e3', '1.5', '.5', '+1'],
  ...['-1', '.inf', '.nan', '2001-01-01', '1_000', '12:30', '999999999', '9999999999', 'a', 'b', 'x: y', 'é'],
  ...['\r', '\u0085', '\u2028', '\ufeff', '\0', '__proto__: ', 'constructor: ', '=', ';', '(', '/', '.', '_'],
  ...['# ', ' # a: b\n', '\n# a\n', '\n  # - a\n', '\n\n', '\n#\n', 'a:b', ':#', '#:'],
];

const mutants = times(100_000, 5_000);
const timeout = times(1_200_000, 120_000);

describe('the reader of plain YAML', () => {
  it(`reads ${mutants} mutated texts that it understands as yaml does`, { timeout }, () => {
    const seed = chosenSeed();
    const random = randomFrom(seed);
    const samples = [...plainSamples, ...plainSamples, ...plainSamples, ...yamlSamples()];
    let understood = 0;
    for (let tried = 0; understood < mutants; tried += 1) {
      expect(tried, 'most mutants are not understood at all').toBeLessThan(mutants * 100);
      if (check(mutate(samples, random), `BYLAW_SEED=${seed}`)) understood += 1;
    }
  });

  it('reads every short text of words and marks as yaml does, or not at all', { timeout }, () => {
    const words = [
      'a',
      'b',
      ': ',
      ':',
      '- ',
      '\n',
      ' ',
      '  ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      'true',
      '1',
    ];
    const more = ['#', '2001-01-01', '\\', '.', '-', '|', '&', '?'];
    let understood = 0;
    const go = (text: string, left: number, alphabet: readonly string[]): void => {
      if (check(`${text}\n`)) understood += 1;
      if (left === 0) return;
      for (const word of alphabet) go(text + word, left - 1, alphabet);
    };
    go('a: ', times(5, 4), [...words, ...more]);
    go('a:\n  - ', times(5, 4), words);
    go('a:\n  b', times(5, 3), words);
    go('a: [', times(6, 4), ['a', '1', ': ', ', ', ' ', '[', ']', '{', '}', '"', "'", '\n', '- ', ' #']);
    go('a: {', times(6, 4), ['a', 'b: ', ', ', ' ', '[', ']', '{', '}', '"', '\n', ': ', ',']);
    go('a: b', times(5, 4), [' ', '#', '\n', ':', 'c', '- ', '  ', '"']);
    go('# a\n', times(6, 5), ['a', ': ', '#', ' ', '\n', '- ', ':']);
    // Lines of every indent one after another.
    go('z:', times(4, 3), indented(['a: b', 'c:', '- d', '- e: f', '- g:', 'h']));
    go('z:', 3, indented(['a: b', 'c:', '- d', '# e', 'f: g # h', 'i: # j', '']));
    expect(understood).toBeGreaterThan(isFull ? 10_000 : 1_000);
  });
});

function indented(lines: readonly string[]): readonly string[] {
  return ['', '  ', '    ', '      ', '   '].flatMap((indent) => lines.map((line) => `\n${indent}${line}`));
}

function mutate(samples: readonly string[], random: Random): string {
  let text = random.pick(samples).slice(0, 4_000);
  for (let left = random.below(4); left >= 0; left -= 1) {
    const at = random.below(text.length + 1);
    const kind = random.below(5);
    if (kind === 0) text = text.slice(0, at) + random.pick(pieces) + text.slice(at);
    else if (kind === 1)
      text = text.slice(0, at) + random.pick(pieces) + text.slice(at + 1 + random.below(4));
    else if (kind === 2) text = text.slice(0, at) + text.slice(at + 1 + random.below(6));
    else text = onLines(text, random, kind === 3);
  }
  return text;
}

/** A line moved to another place or indent, or doubled. */
function onLines(text: string, random: Random, indents: boolean): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  if (indents) lines[at] = ' '.repeat(random.below(8)) + line.trimStart();
  else lines.splice(random.below(lines.length), 0, ...lines.splice(at, random.below(3)), line);
  return lines.join('\n');
}

/** Whether the text was understood; then yaml must understand the same, without a word about it. */
function check(text: string, seed = ''): boolean {
  const plain = readPlain(text);
  if (plain === undefined) return false;
  const { documents, stopped } = readYaml(text);
  const [document] = documents;
  const read =
    document?.contents && readNode(document.contents, { file: '', document: 0, suspicious: false });
  const expected = {
    documents: 1,
    stopped: undefined,
    complaints: [],
    version: '1.2',
    json: JSON.stringify(plain),
    parsed: JSON.stringify(plain),
  };
  const found = {
    documents: documents.length,
    stopped,
    complaints: [...(document?.errors ?? []), ...(document?.warnings ?? []), ...(read?.diagnostics ?? [])],
    version: document?.directives.yaml.version,
    json: JSON.stringify(read?.value),
    parsed: JSON.stringify(parse(text)),
  };
  if (JSON.stringify(found) !== JSON.stringify(expected) || found.stopped !== undefined)
    expect({ text, ...found }, seed).toEqual({ text, ...expected });
  return true;
}
