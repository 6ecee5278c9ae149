import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeWorkbench } from '../acceptance/workbench.ts';

const bin = fileURLToPath(new URL('../../bin/bylaw.js', import.meta.url));
const quoted = `'${process.execPath}' '${bin}'`;

function shell(script: string): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

it('says so where the folder that it stands in is gone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-gone-'));
  const gone = (args: string) =>
    shell(`cd '${folder}' && rmdir '${folder}' && ${quoted} ${args}; mkdir '${folder}'`);
  // oclif warns first, of its own accord.
  expect(gone('validate').stderr).toContain(
    'error[cli/no-such-folder]: the current folder is gone\n  hint: go to a folder that exists, or pass --cwd\n',
  );
  expect(JSON.parse(gone('plan --json').stdout).error.code).toBe('cli/no-such-folder');
  expect(gone('init library').stderr).toContain('cli/no-such-folder');
});

it.runIf(existsSync('/dev/full'))('tells shortly that the output cannot be written, and exits 1', () => {
  for (const args of ['--version', 'schema Team', 'schema --json', 'help', 'plna --json']) {
    const { status, stderr } = spawnSync(process.execPath, [bin, ...args.split(' ')], {
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect(stderr).toMatch(
      /^error\[cli\/unwritable-output\]: the output could not be written\n {2}cause: ENOSPC.*\n$/,
    );
    expect(status).toBe(1);
  }
});

it('ends without a word, but not as if all were well, when its reader goes', () => {
  const { stdout, stderr } = shell(`${quoted} schema Team | true; echo "\${PIPESTATUS[0]}"`);
  expect({ stdout, stderr }).toEqual({ stdout: '1\n', stderr: '' });
});

it('finishes an apply that nobody listens to any longer', () => {
  const home = makeWorkbench();
  home.bylaw('init', 'orchestra', '--template', 'minimal');
  const bench = home.at(join(home.folder, 'orchestra'));
  bench.commit('Start');
  const { stderr } = shell(`cd '${bench.folder}' && HOME='${home.folder}/..' ${quoted} apply --yes | true`);
  expect(stderr).toBe('');
  expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
});

/** Loaded before Bylaw: sends it SIGINT as soon as it listens for one, which is before its command runs. */
const interruptSoon = `data:text/javascript,${encodeURIComponent(
  "process.on('newListener', (name) => { if (name === 'SIGINT') setImmediate(() => process.kill(process.pid, 'SIGINT')); });",
)}`;

it('says that it was interrupted, under --json as JSON', () => {
  const interrupted = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', interruptSoon, bin, ...args], { encoding: 'utf8' });
  const { status, stdout, stderr } = interrupted('plan', '--json');
  expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
  expect(JSON.parse(stdout).error.code).toBe('cli/interrupted');
  expect(interrupted('plan')).toMatchObject({ status: 130, stdout: '', stderr: '\ninterrupted\n' });
});
