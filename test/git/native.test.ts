import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isUsableVersion } from '../../src/git/native/git-version.ts';
import { bundleProgram } from '../bundle-program.ts';
import { repositoryContract } from './contract.ts';
import { scratchRepository } from './scratch-repository.ts';

describe('the native backend', () => repositoryContract('native'));

test('a program ends without closing the repository', async () => {
  const scratch = scratchRepository();
  const commit = scratch.commit('Found the orchestra');
  const entry = join(import.meta.dirname, '../../src/git/open-repository.ts');
  const opener = pathToFileURL(await bundleProgram(entry)).href;
  const program = join(scratch.home, 'program.mjs');
  writeFileSync(
    program,
    `import { openRepository } from '${opener}';
     const repository = await openRepository(${JSON.stringify(scratch.root)}, process.env);
     const commit = await repository.readCommit('${commit}');
     console.log(commit.message.trim());`,
  );
  const options = { env: { ...scratch.environment }, timeout: 20_000 };
  const { stdout } = await promisify(execFile)(process.execPath, [program], options);
  expect(stdout).toBe('Found the orchestra\n');
});

test('which versions of Git will do', () => {
  expect(isUsableVersion('git version 2.31.0\n')).toBe(true);
  expect(isUsableVersion('git version 2.39.5 (Apple Git-154)\n')).toBe(true);
  expect(isUsableVersion('git version 2.45.1.windows.1\n')).toBe(true);
  expect(isUsableVersion('git version 3.0.0\n')).toBe(true);
  expect(isUsableVersion('git version 2.30.9\n')).toBe(false);
  expect(isUsableVersion('git version 1.99.0\n')).toBe(false);
  expect(isUsableVersion('no git at all\n')).toBe(false);
});
