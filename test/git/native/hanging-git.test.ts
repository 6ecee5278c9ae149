import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runGit } from '../../../src/git/native/git-process.ts';
import { ObjectProcess } from '../../../src/git/native/object-process.ts';
import { scratchRepository } from '../scratch-repository.ts';

/** A `git` that never ends, and has started something that keeps its pipes open. */
function hangingGit() {
  const scratch = scratchRepository();
  mkdirSync(join(scratch.home, 'bin'));
  scratch.write('../home/bin/git', '#!/bin/sh\nsleep 20 &\nsleep 20\n');
  scratch.makeExecutable('../home/bin/git');
  const environment = { ...scratch.environment, PATH: `${join(scratch.home, 'bin')}:${process.env.PATH}` };
  return { cwd: scratch.root, environment, patience: 200 };
}

test('a git that does not end is given up', async () => {
  const result = await runGit(hangingGit(), ['config', '--list']);
  expect(result.status).toBeNull();
  expect(result.stderr).toMatch(/git config did not end within 0.2 seconds/);
});

test('a git that does not answer is given up, and asked anew', async () => {
  const reading = new ObjectProcess(hangingGit());
  for (let time = 0; time < 2; time++) {
    await expect(reading.read('1'.repeat(40))).rejects.toThrow(/did not answer within 0.2 seconds/);
  }
});

test('no configuration has Git wait for a lock without an end', async () => {
  const scratch = scratchRepository();
  const commit = scratch.commit('Found the orchestra');
  scratch.git('config', 'core.filesRefLockTimeout', '-1');
  scratch.write('.git/refs/heads/tour.lock', '');
  const context = { cwd: scratch.root, environment: scratch.environment };
  const result = await runGit(context, ['update-ref', 'refs/heads/tour', commit]);
  expect(result.stderr).toMatch(/File exists/);
});
