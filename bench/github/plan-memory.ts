import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commitAll, environmentOf } from './emulated-repository.ts';
import { organizationSeed } from './organization-seed.ts';
import type { OrganizationSize } from './organization-size.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const memoryReport = join(root, 'bench/report-memory.cjs');

/** Megabytes that the process of a plan with nothing to do holds at most; the emulator is a process of its own. */
export async function planMemory(size: OrganizationSize): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-memory-'));
  const seed = join(folder, 'seed.json');
  writeFileSync(seed, JSON.stringify(organizationSeed(size)));
  const emulator = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/github-emulator/main.ts', '--seed', seed, '--no-limits'],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const [line] = (await once(emulator.stdout, 'data')) as [Buffer];
    const { url, token } = JSON.parse(line.toString()) as { url: string; token: string };
    const report = join(folder, 'peak');
    const environment = { ...environmentOf(folder, token), PEAK_REPORT: report };
    const acme = join(folder, 'acme');
    const bylaw = (cwd: string, ...args: readonly string[]) => {
      const program = ['--require', memoryReport, join(root, 'bin/bylaw.js'), ...args];
      const done = spawnSync(process.execPath, program, {
        cwd,
        env: environment,
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
      });
      if (done.status !== 0) throw new Error(`bylaw ${args.join(' ')}: ${done.stderr.slice(-2_000)}`);
    };
    bylaw(folder, 'import', 'github', 'acme', '--base-url', url, '--out', acme);
    commitAll(acme, environment, 'Import');
    bylaw(acme, 'apply', '--yes');
    bylaw(acme, 'plan', '--detailed-exitcode');
    return Number(readFileSync(report, 'utf8'));
  } finally {
    emulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
