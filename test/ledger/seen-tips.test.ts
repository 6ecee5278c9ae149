import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { readSeenTips, rememberTips } from '../../src/ledger/seen-tips.ts';
import { backends, branch, temporaryRepository } from './temporary-repository.ts';

const run = promisify(execFile);
const names = ['one', 'two', 'three'];
const each = 30;

/** A program that remembers tips of refs of its own, one after the other. */
async function program(folder: string): Promise<string> {
  const outfile = join(folder, 'remember.mjs');
  const contents = `
    import { rememberTips } from './src/ledger/seen-tips.ts';
    const [gitDirectory, name] = process.argv.slice(2);
    for (let n = 0; n < ${each}; n += 1) await rememberTips({ gitDirectory }, [['refs/heads/' + name + n, '${'a'.repeat(40)}']]);
  `;
  const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' } as const;
  await build({ stdin, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
  return outfile;
}

test('what several processes remember at once is all remembered', { timeout: 60_000 }, async () => {
  const repository = await temporaryRepository();
  const git = await repository.open('native');
  const file = await program(git.gitDirectory);
  await Promise.all(names.map((name) => run(process.execPath, [file, git.gitDirectory, name])));
  const seen = [...(await readSeenTips(git)).keys()];
  const wanted = names.flatMap((name) => Array.from({ length: each }, (_, n) => `refs/heads/${name}${n}`));
  expect(seen.sort()).toEqual(wanted.sort());
});

test.each(backends)('an older tip does not take the place of a newer one (%s)', async (backend) => {
  const repository = await temporaryRepository();
  const git = await repository.open(backend);
  const older = repository.git('rev-parse', 'HEAD').trim();
  repository.git('commit', '--quiet', '--allow-empty', '--message', 'Go on');
  const newer = repository.git('rev-parse', 'HEAD').trim();
  await rememberTips(git, [[branch, older]]);
  await rememberTips(git, [[branch, newer]]);
  await rememberTips(git, [[branch, older]]);
  expect((await readSeenTips(git)).get(branch)).toBe(newer);
});
