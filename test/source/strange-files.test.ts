import { execFileSync, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openFolderSource } from '../../src/source/folder-source.ts';

const swap = vi.hoisted(() => ({ path: '', as: (_path: string): void => undefined }));

vi.mock(import('node:fs'), async (original) => {
  const whole = await original();
  return {
    ...whole,
    openSync(path, ...rest) {
      if (path === swap.path) {
        swap.path = '';
        swap.as(String(path));
      }
      return whole.openSync(path, ...rest);
    },
  };
});

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'bylaw-strange-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
}

const pipe = (path: string) => execFileSync('mkfifo', [path]);

test('a socket and a device are told, and not opened', async () => {
  const root = folder({ 'desk.yaml': '' });
  const server = createServer().listen(join(root, 'socket.yaml'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const names = ['socket.yaml'];
  if (spawnSync('mknod', [join(root, 'device.yaml'), 'c', '1', '5']).status === 0)
    names.unshift('device.yaml');
  const source = openFolderSource(root);
  expect(await source.list()).toEqual({
    files: ['desk.yaml'],
    obstacles: names.map((path) => ({ path, is: 'no-file' })),
  });
  for (const name of names)
    await expect(source.read([name]), name).rejects.toMatchObject({ code: 'source/not-a-file' });
});

test('a pipe that names submodules is not waited for', async () => {
  const root = folder({ 'desk.yaml': '' });
  mkdirSync(join(root, 'empty'));
  pipe(join(root, '.gitmodules'));
  // Who waits for it is let go on, and believes what it says.
  const writer = spawn('sh', ['-c', 'echo "path = empty" > .gitmodules'], { cwd: root, stdio: 'ignore' });
  onTestFinished(() => void writer.kill('SIGKILL'));
  expect(await openFolderSource(root).list()).toEqual({ files: ['desk.yaml'], obstacles: [] });
});

test.each([
  ['a pipe', pipe],
  ['a device that has no end', (path: string) => fs.symlinkSync('/dev/zero', path)],
  ['a folder', (path: string) => fs.mkdirSync(path)],
  ['nothing', () => undefined],
])('a file in whose place %s comes while it is read is an error, never an empty file', async (_, make) => {
  const root = folder({ 'desk.yaml': 'name: desk\n' });
  const path = join(root, 'desk.yaml');
  const as = () => {
    rmSync(path);
    make(path);
  };
  for (const read of ['read', 'identify'] as const) {
    rmSync(path, { recursive: true, force: true });
    writeFileSync(path, 'name: desk\n');
    Object.assign(swap, { path, as });
    await expect(
      openFolderSource(root)[read](['desk.yaml'], () => undefined),
      read,
    ).rejects.toMatchObject({
      code: expect.stringMatching(/^source\/(?:not-a-file|unreadable)$/),
    });
    expect(swap.path).toBe('');
  }
});

test('a file or folder that vanishes after it was listed is an error', async () => {
  const root = folder({ 'desk.yaml': '' });
  const source = openFolderSource(root);
  const { files } = await source.list();
  rmSync(join(root, 'desk.yaml'));
  await expect(source.read(files)).rejects.toMatchObject({ code: 'source/not-found' });
  await expect(source.identify(files, () => undefined)).rejects.toMatchObject({ code: 'source/not-found' });
  const known = { isStamped: true, isStill: () => true };
  await expect(source.identify(files, () => known)).rejects.toMatchObject({ code: 'source/not-found' });
});
