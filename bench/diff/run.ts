// `npm run bench:diff`: how long it takes to say what changes for whom, beside a cold plan of the same organization. Prints
// a table; exits 1 where a figure is over its limit. `--runs N`, `--members N` for a smaller organization. As in a command,
// each comparison is made in a process of its own, from bundled code.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { dropCache } from '../drop-cache.ts';
import { openWorkshop } from '../workshop.ts';
import { edits } from './edited-organizations.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, members: { type: 'string', default: '10000' } },
});
const [runs, members] = [Number(values.runs), Number(values.members)];
/** Of one process, which holds both models and their texts as well. */
const mostMegabytes = 500;

interface Taken {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly told: string;
}

const workshop = openWorkshop();
const bundle = fileURLToPath(new URL('../../node_modules/.cache/compare-edit.cjs', import.meta.url));
try {
  await build({
    entryPoints: [fileURLToPath(new URL('compare-edit.ts', import.meta.url))],
    ...{ bundle: true, platform: 'node', format: 'cjs', outfile: bundle, logLevel: 'warning' },
  });
  const repository = workshop.repository('unapplied', members, 'documents');
  const plans: number[] = [];
  const taken = edits.map((): Taken[] => []);
  for (let round = 0; round < runs; round += 1) {
    dropCache(repository.folder);
    plans.push(workshop.bylaw('native', repository.folder, 'plan'));
    for (const at of edits.keys()) {
      const said = execFileSync(process.execPath, ['--expose-gc', bundle, String(members), String(at)], {
        encoding: 'utf8',
      });
      taken[at]?.push(JSON.parse(said));
    }
  }
  report(median(plans), taken);
} finally {
  workshop.remove();
  rmSync(bundle, { force: true });
}

function report(plan: number, taken: readonly (readonly Taken[])[]): void {
  process.stdout.write(`a cold plan of ${members} members: ${plan.toFixed(0)} ms\n\n`);
  process.stdout.write(
    '| Edit | Median | × a cold plan | Limit |  | Memory |  | Told |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n',
  );
  for (const [at, { name, limit }] of edits.entries()) {
    const own = taken[at] ?? [];
    const middle = median(own.map(({ milliseconds }) => milliseconds));
    const share = middle / plan;
    const memory = Math.max(...own.map(({ megabytes }) => megabytes));
    if (share > limit || memory > mostMegabytes) process.exitCode = 1;
    const cells = [
      name,
      `${middle.toFixed(0)} ms`,
      `${share.toFixed(2)} ×`,
      `${limit.toFixed(1)} ×`,
      share > limit ? '**over**' : 'ok',
      `${memory.toFixed(0)} MB`,
      memory > mostMegabytes ? '**over**' : 'ok',
      own[0]?.told,
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}
