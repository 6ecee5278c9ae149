import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { importPeribolosTree } from '../../src/operations/import-peribolos.ts';
import { silent } from '../../src/operations/session.ts';

const latin1 = Buffer.from('M\xfcnchen', 'latin1');

async function importing(files: Readonly<Record<string, string | Uint8Array>>, link?: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'bylaw-import-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, 'config', path)), { recursive: true });
    writeFileSync(join(cwd, 'config', path), content);
  }
  if (link !== undefined) symlinkSync('../elsewhere', join(cwd, 'config', link));
  const session = { cwd, environment: {}, now: () => '2026-09-01T08:00:00Z', progress: silent };
  return importPeribolosTree(session, { from: 'config', out: 'out' });
}

const library = { 'library/org.yaml': 'name: Library\nadmins: [ada]\nmembers: [ben]\n' };

it('passes over pictures and other texts, and names them', async () => {
  const { summary, written } = await importing({
    ...library,
    'library/logo.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff]),
    'library/OWNERS': latin1,
    'readme.txt': latin1,
  });
  expect(written).toContain('organizations/library/members.yaml');
  expect(summary.notRead).toEqual([
    { file: 'library/OWNERS', what: 'it says who approves changes to files, which Git hosting enforces' },
    { file: 'library/logo.png', what: 'it is no configuration of peribolos' },
    { file: 'readme.txt', what: 'it is no configuration of peribolos' },
  ]);
});

it('names a link that it does not follow', async () => {
  const { summary } = await importing(library, 'library/teams');
  expect(summary.notRead).toEqual([
    { file: 'library/teams', what: 'it is a symbolic link, which is not followed' },
  ]);
});

it('refuses YAML that is not UTF-8, which could be an organization', async () => {
  const imported = importing({ ...library, 'city/org.yaml': latin1 });
  await expect(imported).rejects.toMatchObject({
    code: 'import/not-readable',
    message: 'city/org.yaml cannot be read: this file is not UTF-8 text',
  });
});
