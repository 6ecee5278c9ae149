import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importPeribolosTree } from '../../src/operations/import-peribolos.ts';
import { init } from '../../src/operations/init.ts';
import { type Session, silent } from '../../src/operations/session.ts';
import { mayMount, smallDisk, unlessMounted } from '../disk/mounts.ts';

function session(cwd: string): Session {
  const environment = { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  return { cwd, environment, now: () => '2026-09-01T08:00:00Z', progress: silent };
}

function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-half-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function yamlIn(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/.git/'));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

const peribolos =
  'orgs:\n  acme:\n    admins: [ada]\n    members: [ben]\n    teams:\n      desk: {members: [ben]}\n';

const writers = {
  init: (cwd: string) => init(session(cwd), { directory: 'acme', template: 'minimal' }),
  async import(cwd: string) {
    writeFileSync(join(cwd, 'all.yaml'), peribolos);
    const result = await importPeribolosTree(session(cwd), { from: 'all.yaml', out: 'acme' });
    if (result.written.length === 0) throw new Error(JSON.stringify(result.diagnostics));
  },
};

test.each(['init', 'import'] as const)('%s goes on where one that died stopped', async (name) => {
  const whole = folder();
  await writers[name](whole);
  const files = yamlIn(join(whole, 'acme'));
  const paths = Object.keys(files).filter((path) => path !== 'bylaw.yaml');
  expect(paths.length).toBeGreaterThan(2);

  const half = folder();
  cpSync(join(whole, 'acme'), join(half, 'acme'), { recursive: true });
  for (const path of ['bylaw.yaml', ...paths.slice(1)]) rmSync(join(half, 'acme', path));
  writeFileSync(join(half, 'acme', '.bylaw-00000000-00000000-00000000-1-1-abc.tmp'), 'half');
  await writers[name](half);
  expect(yamlIn(join(half, 'acme'))).toMatchObject(files);
});

test.each(['init', 'import'] as const)('%s still overwrites nothing', async (name) => {
  const whole = folder();
  await writers[name](whole);
  const [path = ''] = Object.keys(yamlIn(join(whole, 'acme')));
  writeFileSync(join(whole, 'acme', path), 'edited: since\n');
  await expect(writers[name](whole)).rejects.toMatchObject({ code: `${name}/not-empty` });
  expect(readFileSync(join(whole, 'acme', path), 'utf8')).toBe('edited: since\n');
});

test.skipIf(!mayMount)(`import onto a full disk writes nothing and says why${unlessMounted}`, async () => {
  const cwd = smallDisk('12k');
  const from = join(folder(), 'all.yaml');
  writeFileSync(from, peribolos);
  const failure = importPeribolosTree(session(cwd), { from, out: 'acme' });
  await expect(failure).rejects.toMatchObject({
    code: 'cli/unwritable-file',
    hint: expect.stringContaining('free some space'),
  });
  expect(yamlIn(cwd)).toEqual({});
});
