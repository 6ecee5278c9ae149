// `npm run bench:diff`: how long it takes to say what changes for whom, beside a cold plan of the same organization. Prints
// a table; exits 1 where a figure is over its limit. `--runs N`, `--members N` for a smaller organization.
import { parseArgs } from 'node:util';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { AccessDiff } from '../../src/access/diff/access-diff.ts';
import { accessKeys } from '../../src/access/diff/access-keys.ts';
import { changedDocuments } from '../../src/access/diff/changed-documents.ts';
import { diffAccess } from '../../src/access/diff/diff-access.ts';
import { engineAccess } from '../../src/access/diff/engine-access.ts';
import { universeOf } from '../../src/access/sets/universe-of.ts';
import type { Organization } from '../../src/model/model.ts';
import { dropCache } from '../drop-cache.ts';
import { openWorkshop } from '../workshop.ts';
import { beforeFiles, edits, modelOf } from './edited-organizations.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, members: { type: 'string', default: '10000' } },
});
const [runs, members] = [Number(values.runs), Number(values.members)];
const now = Date.parse('2026-11-23T00:00:00Z');

const workshop = openWorkshop();
try {
  const repository = workshop.repository('unapplied', members, 'documents');
  const plans: number[] = [];
  const times = edits.map((): number[] => []);
  const told: string[] = [];
  const files = beforeFiles(members);
  const before = modelOf(files);
  const afters = edits.map(({ edit }) => modelOf(files.map((file) => ({ ...file, text: edit(file) }))));
  for (let round = 0; round <= runs; round += 1) {
    dropCache(repository.folder);
    const plan = workshop.bylaw('native', repository.folder, 'plan');
    if (round > 0) plans.push(plan);
    for (const [at, after] of afters.entries()) {
      const { milliseconds, diff } = measure(before, after);
      told[at] =
        `${diff.changes.length} changes for ${diff.counts.gain} who gain and ${diff.counts.lose} who lose, ${diff.counts.unknown} unknown`;
      if (round > 0) times[at]?.push(milliseconds);
    }
  }
  report(median(plans), times, told);
} finally {
  workshop.remove();
}

/** Both sides compiled and compared; nothing is kept from the time before. */
function measure(
  one: Organization,
  other: Organization,
): { readonly milliseconds: number; readonly diff: AccessDiff<unknown> } {
  const started = performance.now();
  const was = compileAccess(one);
  const is = compileAccess(other, {}, was);
  const keys = accessKeys();
  const universe = universeOf([was, is]);
  const diff = diffAccess(engineAccess(was, keys, universe), engineAccess(is, keys, universe), {
    now,
    rate: () => ({ level: 'none', reasons: [] }),
    documents: changedDocuments(one, other),
  });
  return { milliseconds: performance.now() - started, diff };
}

function report(plan: number, times: readonly (readonly number[])[], told: readonly string[]): void {
  const memory = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`a cold plan of ${members} members: ${plan.toFixed(0)} ms\n\n`);
  process.stdout.write(
    '| Edit | Median | × a cold plan | Limit |  | Told |\n| --- | --- | --- | --- | --- | --- |\n',
  );
  for (const [at, { name, limit }] of edits.entries()) {
    const middle = median(times[at] ?? []);
    const share = middle / plan;
    if (share > limit) process.exitCode = 1;
    process.stdout.write(
      `| ${name} | ${middle.toFixed(0)} ms | ${share.toFixed(2)} × | ${limit.toFixed(1)} × | ${share > limit ? '**over**' : 'ok'} | ${told[at]} |\n`,
    );
  }
  process.stdout.write(`\nMost memory of all, generating included: ${memory.toFixed(0)} MB\n`);
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}
