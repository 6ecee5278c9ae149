import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatText } from '../../../src/edit/format-text.ts';
import { parseCommit } from '../../../src/git/commit-text.ts';
import { plainRepository } from '../../../src/git/files/plain-repository.ts';
import { remoteWords } from '../../../src/git/remotes/remote-words.ts';
import { matchesAny } from '../../../src/model/repository/organization-folders.ts';
import { suggestName } from '../../../src/parse/suggest-name.ts';
import { sanitizeText } from '../../../src/report/sanitize-text.ts';
import { openFolderSource } from '../../../src/source/folder-source.ts';
import { ownTime } from './own-time.ts';

const many = 300_000;
/** Milliseconds of own time: what looks at each character for every other one takes half a minute and more. */
const patience = 10_000;

const oid = 'a'.repeat(40);
const commit = (author: string) =>
  `tree ${oid}\nauthor ${author}\ncommitter Amy <amy@orchestra.example> 1 +0000\n\nPlay\n`;

const texts: readonly (readonly [string, (root: string) => unknown])[] = [
  ['the author of a commit', () => attempt(() => parseCommit(oid, Buffer.from(commit('<'.repeat(many)))))],
  ['a glob', () => matchesAny([`${'/'.repeat(many)}!`])('organizations/acme')],
  ['empty lines of YAML', () => formatText({ path: 'a.yaml', text: `a: 1${'\n'.repeat(many)}# end\n` })],
  ['carriage returns', () => sanitizeText(`${'\r'.repeat(many)}\n${'\u2028'.repeat(many)}!`)],
  [
    'a line of a submodule',
    (root) => {
      mkdirSync(join(root, 'empty'));
      writeFileSync(join(root, '.gitmodules'), `path = a${' '.repeat(many)}a\n`);
      return openFolderSource(root).list();
    },
  ],
  [
    'the name of a principal',
    () => suggestName({ pattern: '^[a-z]+$', explanation: '', found: `a${' '.repeat(many)}a\nb` }),
  ],
  [
    'the settings of a repository',
    (root) => {
      const lines = `[user]\n name =${' '.repeat(many)}"a"\n`;
      for (const folder of ['objects', 'refs']) mkdirSync(join(root, '.git', folder), { recursive: true });
      writeFileSync(join(root, '.git/HEAD'), 'ref: refs/heads/main\n');
      writeFileSync(join(root, '.git/config'), lines);
      return plainRepository(root, {});
    },
  ],
  ['what a server says', () => remoteWords('a.'.repeat(many))],
  [
    'the path of a submodule',
    (root) => {
      mkdirSync(join(root, 'empty'));
      writeFileSync(join(root, '.gitmodules'), `path = ${'/'.repeat(many)}!\n`);
      return openFolderSource(root).list();
    },
  ],
];

function attempt(work: () => unknown): void {
  try {
    work();
  } catch {
    // What it makes of it is another test's.
  }
}

test.each(texts)(
  '%s of very many characters is read in time that grows with it',
  async (_, read) => {
    const root = mkdtempSync(join(tmpdir(), 'bylaw-pumped-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const [, took] = await ownTime(async () => read(root));
    expect(took).toBeLessThan(patience);
  },
  120_000,
);
