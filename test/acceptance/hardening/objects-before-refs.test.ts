import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeWorkbench } from '../workbench.ts';

const hook = fileURLToPath(new URL('./die-at.cjs', import.meta.url));

it.each(['native', 'isomorphic'])('objects are on disk before a ref names them, %s', (backend) => {
  const bench = makeWorkbench();
  const list = join(bench.folder, '..', 'steps.txt');
  expect(bench.bylaw('init', '.').code).toBe(0);
  bench.git('init', '-q');
  bench.commit('Found it');
  const watched = { BYLAW_GIT: backend, NODE_OPTIONS: `--require ${hook}`, DIE_LIST: list };
  expect(bench.with(watched).bylaw('apply', '--yes').code).toBe(0);
  const steps = readFileSync(list, 'utf8').trimEnd().split('\n');
  const synced = new Set<string>();
  let placed = 0;
  let moved = 0;
  for (const step of steps) {
    const [, what = '', from = '', to = ''] = step.split(' ');
    if (/^handle\.(?:data)?sync$/.test(what)) synced.add(from);
    if (!/^(?:rename|link)$/.test(what)) continue;
    if (/\/objects\/(?:[0-9a-f]{2}|pack)\//.test(to)) {
      expect(synced, step).toContain(from);
      placed += 1;
    }
    if (to.endsWith('/refs/heads/bylaw/ledger')) {
      // Since the ref was moved last: at the least the tree, the record and the commit of an entry.
      expect(placed).toBeGreaterThanOrEqual(3);
      placed = 0;
      moved += 1;
    }
  }
  expect(moved).toBe(3);
  expect(placed).toBe(0);
});
