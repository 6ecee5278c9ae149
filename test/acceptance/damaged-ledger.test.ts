import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from './workbench.ts';

const ref = 'refs/heads/bylaw/ledger';

describe.each(['native', 'isomorphic'] as const)('a ledger that cannot be trusted, %s backend', (backend) => {
  it('is refused where an entry is corrupt', () => {
    const bench = applied(backend);
    rewriteTip(bench, 'entry.json', 'not JSON');

    refused(bench, 'ledger/corrupt');
  });

  it('is refused where the recorded state is not the one its entry names', () => {
    const bench = applied(backend);
    const member = 'organizations/acme/targets/directory/managed/member/3d/bo.json';
    rewriteTip(bench, member, bench.git('show', `${ref}:${member}`).replace('reader', 'owner'));

    refused(bench, 'ledger/corrupt');
  });

  it('is refused where a newer Bylaw wrote it', () => {
    const bench = applied(backend);
    rewriteTip(
      bench,
      'entry.json',
      bench.git('show', `${ref}:entry.json`).replace('"ledgerVersion": 1', '"ledgerVersion": 2'),
    );

    refused(bench, 'ledger/other-version');
  });

  it('is refused in a clone too shallow to hold it', () => {
    const bench = applied(backend);
    const clone = bench.at(join(bench.folder, '..', 'shallow'));
    bench.git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${bench.folder}`, clone.folder);
    clone.git('branch', 'bylaw/ledger', 'origin/bylaw/ledger');
    if (backend === 'isomorphic') keepHere(clone);

    refused(clone, 'ledger/truncated');
  });

  it('is refused where it and its remote have both moved', () => {
    const bench = applied(backend);
    const clone = bench.at(join(bench.folder, '..', 'clone'));
    bench.git('clone', '-q', bench.folder, clone.folder);
    clone.git('branch', 'bylaw/ledger', 'origin/bylaw/ledger');
    clone.git('remote', 'remove', 'origin');
    addTeam(clone, 'editors');
    expect(clone.bylaw('apply', '--yes').code).toBe(0);
    clone.git('remote', 'add', 'origin', bench.folder);
    if (backend === 'isomorphic') keepHere(clone);
    addTeam(bench, 'critics');
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    clone.git('fetch', '-q');

    const told = refused(clone, 'ledger/diverged');
    expect(told).toContain('git log');
  });

  it('is left as it is by every refusal', () => {
    const bench = applied(backend);
    rewriteTip(bench, 'entry.json', 'not JSON');
    const tip = bench.git('rev-parse', ref);

    for (const command of [['apply', '--yes'], ['plan'], ['log'], ['audit', 'show', '1'], ['doctor']]) {
      expect(bench.bylaw(...command).code).toBe(1);
    }
    expect(bench.git('rev-parse', ref)).toBe(tip);
  });
});

function applied(backend: string): Workbench {
  const home = makeWorkbench({ BYLAW_GIT: backend }, 'resident');
  expect(home.bylaw('init', 'acme', '--template', 'minimal').code).toBe(0);
  const bench = home.at(join(home.folder, 'acme'));
  bench.commit('Start');
  expect(bench.bylaw('apply', '--yes').code).toBe(0);
  return bench;
}

/** The isomorphic backend reaches no remote by a path: the ledger is then compared with what Git fetched. */
function keepHere(bench: Workbench): void {
  bench.write({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {remote: none}\n' });
  bench.commit('Keep the ledger here');
}

function addTeam(bench: Workbench, name: string): void {
  bench.write({
    [`organizations/acme/teams/${name}.yaml`]: `apiVersion: bylaw/v1\nkind: Team\nname: ${name}\n`,
  });
  bench.commit(`Add ${name}`);
}

/** Appends a commit with the same message in which one file has another text, as a vandal would. */
function rewriteTip(bench: Workbench, path: string, text: string): void {
  bench.write({ '../vandal.txt': text });
  const blob = bench.git('hash-object', '-w', '--no-filters', join(bench.folder, '..', 'vandal.txt'));
  const vandal = bench.with({ GIT_INDEX_FILE: join(bench.folder, '..', 'vandal-index') });
  vandal.git('read-tree', ref);
  vandal.git('update-index', '--cacheinfo', `100644,${blob},${path}`);
  const message = bench.git('log', '-1', '--format=%B', ref);
  const parent = bench.git('rev-parse', `${ref}^`);
  const commit = bench.git('commit-tree', vandal.git('write-tree'), '-p', parent, '-m', message);
  bench.git('update-ref', ref, commit);
  // As for somebody who never saw the ledger before: else it would already be refused as rewritten.
  rmSync(join(bench.folder, '.git', 'bylaw', 'seen.json'));
}

function refused(bench: Workbench, code: string): string {
  const done = bench.bylaw('apply', '--yes');
  expect(done.stderr).toContain(code);
  expect(done.stderr).toContain('hint');
  expect(done.code).toBe(1);
  return done.stderr;
}
