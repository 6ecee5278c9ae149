import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isFull } from './hardening/counts.ts';
import { projectRoot } from './workbench.ts';

const home = mkdtempSync(join(tmpdir(), 'bylaw-clone-'));
const clone = join(home, 'a fresh clone');

beforeAll(() => {
  run('git', ['clone', '--quiet', projectRoot, clone], home);
  if (!isFull) symlinkSync(join(projectRoot, 'node_modules'), join(clone, 'node_modules'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/**
 * `npm run demo` installs what package-lock.json asks for and builds. `.ci/run` begins so itself, in a fresh clone: the
 * reduced form lends its packages and sees the rest.
 */
it(`runs the demo from a fresh clone that has ${isFull ? 'no node_modules' : 'its packages, and no dist'}`, () => {
  const demo = run('npm', ['run', 'demo'], clone);

  const [, , planned, applied, again, record] = demo.split('\n── ');
  expect(planned).toContain('$ bylaw plan');
  expect(planned).toMatch(/Plan: \d+ to create, 0 to update, 0 to delete/);
  expect(applied).toContain('Applied.');
  expect(again).toContain('No changes.');
  expect(record).toMatch(/result +acme on directory +\d+ applied/);
  expect(record).toMatch(/Result \d+: acme\/directory, \d+ applied/);
}, 300_000);

it('runs the demo of GitHub there: what was set up by hand becomes what is declared, and stays so', () => {
  const demo = run('npm', ['run', 'demo:github'], clone);

  const [, , , planned, applied, again, seen, record] = demo.split('\n── ');
  expect(planned).toContain('$ bylaw plan');
  expect(planned).toMatch(/Plan: 10 to create, 3 to update, 1 to delete, 4 objects to adopt/);
  expect(applied).toContain('Applied.');
  expect(again).toContain('No changes.');
  expect(seen).toContain('201 POST /orgs/acme/invitations {"invitee_id":');
  expect(seen).not.toMatch(/^[45]\d\d /m);
  expect(record).toMatch(/result +acme on github +14 applied/);
}, 300_000);

function run(command: string, args: readonly string[], cwd: string): string {
  const environment = { ...process.env, NO_COLOR: '1' };
  const done = spawnSync(command, args, {
    cwd,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed: ${done.stdout}\n${done.stderr}`);
  return done.stdout;
}
