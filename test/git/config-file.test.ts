import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configOf, parseConfig } from '../../src/git/isomorphic/config-file.ts';
import { scratchRepository } from './scratch-repository.ts';

const text = [
  '# who plays',
  '[user]',
  '\tname = Clara   Wieck  # née',
  '  email="clara;#@orchestra.example"',
  '[core] autocrlf = input',
  '\tfileMode',
  '[Remote "Origin.Old"]',
  '\turl = https://git.example/"a b"\\tc ; mirror',
  '\tFETCH = first',
  '\tfetch = second',
  '[remote "q\\"uote"]',
  '\turl = long \\',
  '   line',
  '[author]',
  '\tname = " spaced "  ',
  '\temail =',
  '',
].join('\n');

test('values are those that Git reads', () => {
  const scratch = scratchRepository();
  const file = join(scratch.home, 'config');
  for (const [lineEnd, written] of [
    ['LF', text],
    ['CRLF', text.replaceAll('\n', '\r\n')],
  ] as const) {
    writeFileSync(file, written);
    const config = configOf(parseConfig(written));
    for (const key of [
      ...['user.name', 'user.email', 'core.autocrlf', 'remote.Origin.Old.url', 'remote.Origin.Old.fetch'],
      ...['remote.q"uote.url', 'author.name', 'author.email'],
    ]) {
      const expected = scratch.git('config', '--file', file, '--get-all', key).split('\n');
      expect([lineEnd, key, config.get(key)]).toEqual([lineEnd, key, expected]);
    }
    expect(config.get('core.filemode')).toEqual(['true']);
  }
});

test('separators of lines that are none for Git', () => {
  const scratch = scratchRepository();
  const file = join(scratch.home, 'config');
  const written = '[user] name = A\u2028B\n[user]\n\temail = "a\rb\u2029c"\r\n';
  writeFileSync(file, written);
  const config = configOf(parseConfig(written));
  for (const key of ['user.name', 'user.email']) {
    expect([key, config.get(key)]).toEqual([key, [scratch.git('config', '--file', file, '--get', key)]]);
  }
});

test('what is not understood is passed over', () => {
  expect(
    configOf(parseConfig('name = before any section\n[user\n???\n[user]\n= x\nname = Clara\n')).get(
      'user.name',
    ),
  ).toEqual(['Clara']);
});
