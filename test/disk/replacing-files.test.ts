import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { processName } from '../../src/disk/process-name.ts';
import { replaceFile } from '../../src/disk/replace-file.ts';
import { replaceFiles } from '../../src/disk/replace-files.ts';
import { bundleProgram } from '../bundle-program.ts';
import { mayMount, readOnlyView, smallDisk, unlessMounted } from './mounts.ts';

function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-disk-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function filesIn(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

describe('one file', () => {
  test('keeps its permissions; a new one has those that the umask leaves', async () => {
    const root = folder();
    const [old, plain, made] = ['old', 'plain', 'new'].map((name) => join(root, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(old, 'old');
    chmodSync(old, 0o640);
    writeFileSync(plain, '');
    for (const path of [old, made]) await replaceFile(path, 'new');
    expect(statSync(old).mode & 0o777).toBe(0o640);
    expect(statSync(made).mode).toBe(statSync(plain).mode);
    expect(filesIn(root)).toEqual({ old: 'new', plain: '', new: 'new' });
  });

  test('through a link it is the file behind it, and the link stays', async () => {
    const root = folder();
    writeFileSync(join(root, 'file'), 'old');
    symlinkSync('file', join(root, 'link'));
    await replaceFile(join(root, 'link'), 'new');
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'file'), 'utf8')).toBe('new');
  });

  test('a pipe or device is written to, and stays what it is', async () => {
    const pipe = join(folder(), 'pipe');
    spawnSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void reader.kill());
    const read = new Promise<string>((resolve) =>
      reader.stdout.once('data', (data) => resolve(String(data))),
    );
    await replaceFile(pipe, 'a plan');
    expect(await read).toBe('a plan');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test('what a process that is over left is cleared away, what a living one needs is not', async () => {
    const root = folder();
    const dead = processName().split('-').with(1, '00000000').join('-');
    const elsewhere = processName().split('-').with(0, '00000000').join('-');
    const names = [processName(), elsewhere].map((name) => `.bylaw-${name}-abc123.tmp`);
    for (const name of [...names, `.bylaw-${dead}-abc123.tmp`]) writeFileSync(join(root, name), 'half');
    await replaceFile(join(root, 'plan.json'), '{}');
    expect(readdirSync(root).sort()).toEqual([...names, 'plan.json'].sort());
  });
});

describe('many files', () => {
  const before = { 'a.yaml': 'a: 1\n', 'teams/b.yaml': 'b: 1\n' };
  const after = new Map([
    ['teams/b.yaml', 'b: 2\n'],
    ['teams/deep/c.yaml', 'c: 2\n'],
    ['a.yaml', 'a: 2\n'],
  ]);

  function start(root: string): void {
    mkdirSync(join(root, 'teams'));
    for (const [path, text] of Object.entries(before)) writeFileSync(join(root, path), text);
  }

  test('killed at each step, each file is old or new, and writing again finishes', async () => {
    const states = new Set<string>();
    for (let at = 1; ; at++) {
      const root = folder();
      start(root);
      const killed = await killedAt(root, at);
      const found = filesIn(root);
      const yaml = Object.entries(found).filter(([path]) => path.endsWith('.yaml'));
      for (const [path, text] of yaml) {
        expect([before[path as keyof typeof before], after.get(path)]).toContain(text);
      }
      states.add(
        JSON.stringify(
          yaml
            .filter(([path, text]) => text === after.get(path))
            .map(([path]) => path)
            .sort(),
        ),
      );
      await replaceFiles(root, after);
      expect(filesIn(root)).toEqual(Object.fromEntries(after));
      if (!killed) break;
    }
    expect(states.size).toBe(4);
  });

  async function killedAt(root: string, at: number): Promise<boolean> {
    const program = join(folder(), 'write.mjs');
    const entry = join(import.meta.dirname, '../../src/disk/replace-files.ts');
    const source = pathToFileURL(await bundleProgram(entry)).href;
    writeFileSync(
      program,
      `import { replaceFiles } from '${source}';
       await replaceFiles(${JSON.stringify(root)}, new Map(${JSON.stringify([...after])}));`,
    );
    const endAt = pathToFileURL(join(import.meta.dirname, 'end-at.mjs')).href;
    const done = spawnSync(process.execPath, ['--import', endAt, program], {
      env: { PATH: process.env.PATH, END_UNDER: root, END_AT: String(at) },
      encoding: 'utf8',
    });
    if (done.signal !== 'SIGKILL' && done.status !== 0) throw new Error(done.stderr);
    return done.signal === 'SIGKILL';
  }

  test('a link below the folder is not followed', async () => {
    const [root, elsewhere] = [folder(), folder()];
    symlinkSync(elsewhere, join(root, 'teams'));
    await expect(replaceFiles(root, after)).rejects.toMatchObject({ code: 'ELOOP' });
    rmSync(join(root, 'teams'));
    writeFileSync(join(elsewhere, 'file'), 'theirs');
    symlinkSync(join(elsewhere, 'file'), join(root, 'a.yaml'));
    await expect(replaceFiles(root, after)).rejects.toMatchObject({ code: 'ELOOP' });
    expect(filesIn(elsewhere)).toEqual({ file: 'theirs' });
    expect(filesIn(root)).toEqual({});
  });

  test.skipIf(!mayMount)(`on a full disk nothing changes, and no room is kept${unlessMounted}`, async () => {
    const root = smallDisk('64k');
    start(root);
    const large = new Map([...after, ['large.yaml', 'x'.repeat(200_000)]]);
    await expect(replaceFiles(root, large)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(filesIn(root)).toEqual(before);
    await replaceFiles(root, after);
    expect(filesIn(root)).toEqual(Object.fromEntries(after));
  });

  test.skipIf(!mayMount)(`on a read-only file system it says so${unlessMounted}`, async () => {
    const root = folder();
    start(root);
    await expect(replaceFiles(readOnlyView(root), after)).rejects.toMatchObject({ code: 'EROFS' });
    expect(filesIn(root)).toEqual(before);
  });
});
