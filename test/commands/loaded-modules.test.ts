import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeWorkbench } from '../acceptance/workbench.ts';

const bin = fileURLToPath(new URL('../../bin/bylaw.js', import.meta.url));

/** The modules of Node's that take longer to load than most of what a short command does. */
const heavy = [
  ...['child_process', 'crypto', 'dns', 'fs/promises', 'http', 'https', 'net', 'perf_hooks', 'readline'],
  ...['stream', 'timers/promises', 'tty', 'worker_threads', 'zlib'],
];

/** The heavy modules that the built command had loaded when it ended. */
function loadedBy(folder: string, ...args: readonly string[]): readonly string[] {
  const scratch = mkdtempSync(join(tmpdir(), 'bylaw-modules-'));
  const report = join(scratch, 'report');
  const tell = join(scratch, 'tell.cjs');
  writeFileSync(
    tell,
    `const { writeFileSync } = require('fs');
     const tell = () => writeFileSync(${JSON.stringify(report)}, JSON.stringify(process.moduleLoadList));
     process.on('exit', tell);
     require(${JSON.stringify(bin)});`,
  );
  const environment = { PATH: process.env.PATH, HOME: scratch, BYLAW_GIT: 'native' };
  // Not by `--require`: under flags of Node's other code is used than what the build compiled.
  execFileSync(process.execPath, [tell, ...args], { cwd: folder, env: environment });
  const loaded = new Set<string>(JSON.parse(readFileSync(report, 'utf8')));
  return heavy.filter((name) => loaded.has(`NativeModule ${name}`));
}

it('leaves alone the large parts of Node that checking a small repository does not need', () => {
  const home = makeWorkbench();
  home.bylaw('init', 'orchestra', '--template', 'minimal');
  const bench = home.at(join(home.folder, 'orchestra'));
  bench.commit('Start');
  expect(loadedBy(bench.folder, 'validate')).toEqual([]);
  expect(loadedBy(bench.folder, 'validate', '--json', '--cwd', '.')).toEqual([]);
  // It can tell: what asks Git does load them.
  expect(loadedBy(bench.folder, 'log')).toEqual(expect.arrayContaining(['child_process', 'net']));
});
