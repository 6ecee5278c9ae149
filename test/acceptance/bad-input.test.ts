import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from './workbench.ts';

describe.each(['native', 'isomorphic'] as const)('what cannot be applied, %s backend', (backend) => {
  it('says that there is no repository', () => {
    const home = makeWorkbench({ BYLAW_GIT: backend }, 'resident');

    refused(home, ['apply', '--yes'], 'git/no-repository');
  });

  it('says that nothing is committed yet', () => {
    const home = makeWorkbench({ BYLAW_GIT: backend }, 'resident');
    home.bylaw('init', 'acme', '--template', 'minimal');
    const bench = home.at(join(home.folder, 'acme'));

    refused(bench, ['apply', '--yes'], 'git/no-commits');
    expect(bench.bylaw('plan').code).toBe(0);
  });

  it('says whom Git does not know', () => {
    const bench = started(backend);

    refused(bench.with({ HOME: '/nonexistent' }), ['apply', '--yes'], 'git/no-identity');
  });

  it('refuses a dirty work tree and names the files', () => {
    const bench = started(backend);
    bench.write({
      'organizations/acme/teams/editors.yaml': 'apiVersion: bylaw/v1\nkind: Team\nname: editors\n',
    });

    const done = refused(bench, ['apply', '--yes'], 'apply/dirty-work-tree');
    expect(done).toContain('organizations/acme/teams/editors.yaml');
    bench.write({ 'notes.txt': 'nothing of Bylaw' });
    bench.git('clean', '-fdq', 'organizations');
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
  });

  it('applies from a detached HEAD', () => {
    const bench = started(backend);
    bench.git('checkout', '-q', '--detach');

    expect(bench.bylaw('apply', '--yes').code).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)(
    process.getuid?.() === 0
      ? 'says that the repository is read-only (not as root: modes do not bind root)'
      : 'says that the repository is read-only',
    () => {
      const bench = started(backend);
      chmodSync(join(bench.folder, '.git', 'objects'), 0o555);
      chmodSync(join(bench.folder, '.git', 'refs', 'heads'), 0o555);
      refused(bench, ['apply', '--yes'], 'git/read-only');
    },
  );

  it('reports every mistake of a run at once and writes nothing', () => {
    const bench = started(backend);
    bench.write({
      'organizations/acme/teams/writers.yaml':
        'apiVersion: bylaw/v1\nkind: Team\nname: writers\nmembers: [boo, ana]\nbindings: [chapter-edtor]\n',
      'organizations/acme/teams/editors.yaml':
        'apiVersion: bylaw/v1\nkind: Team\nname: editors\ncolour: red\n',
      'organizations/acme/service-accounts.yaml': 'apiVersion: bylaw/v1\nkind: ServiceAccount\nname: [\n',
      'organizations/acme/teams/readers.yaml':
        'apiVersion: bylaw/v1\nkind: Team\nname: readers\nparent: wriers\n',
    });
    bench.commit('Make five mistakes');

    const done = bench.bylaw('apply', '--yes');

    expect(done.code).toBe(1);
    for (const word of [
      '`boo`',
      '`chapter-edtor`',
      '`colour`',
      'service-accounts.yaml',
      'did you mean `writers`?',
    ]) {
      expect(done.stderr).toContain(word);
    }
    expect(done.stderr).toContain('5 errors');
    expect(bench.git('branch', '--list', 'bylaw/ledger')).toBe('');
  });

  it('refuses a ledger that was rewritten', () => {
    const bench = started(backend);
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    const older = bench.git('rev-list', '--reverse', 'bylaw/ledger').split('\n')[0] ?? '';
    bench.git('update-ref', 'refs/heads/bylaw/ledger', older);

    refused(bench, ['apply', '--yes'], 'ledger/rewritten');
    refused(bench, ['plan'], 'ledger/rewritten');
  });

  it('refuses to go back to an older commit', () => {
    const bench = started(backend);
    const first = bench.git('rev-parse', 'HEAD');
    bench.write({
      'organizations/acme/teams/editors.yaml': 'apiVersion: bylaw/v1\nkind: Team\nname: editors\n',
    });
    bench.commit('Add editors');
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    bench.git('checkout', '-q', '--detach', first);

    const done = bench.bylaw('apply', '--yes');
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('guard rollback');
    expect(bench.bylaw('apply', '--yes', '--allow', 'rollback').code).toBe(0);
  });
});

describe('init', () => {
  it('refuses a folder that holds files', () => {
    const home = makeWorkbench({}, 'resident');
    mkdirSync(join(home.folder, 'acme'));
    home.write({ 'acme/keep.txt': 'mine' });

    const done = home.bylaw('init', 'acme', '--template', 'minimal');
    expect(done.code).toBe(1);
    expect(existsSync(join(home.folder, 'acme', 'bylaw.yaml'))).toBe(false);
  });
});

function started(backend: string): Workbench {
  const home = makeWorkbench({ BYLAW_GIT: backend }, 'resident');
  expect(home.bylaw('init', 'acme', '--template', 'minimal').code).toBe(0);
  const bench = home.at(join(home.folder, 'acme'));
  bench.commit('Start');
  return bench;
}

function refused(bench: Workbench, args: readonly string[], code: string): string {
  const done = bench.bylaw(...args);
  expect(done.stderr).toContain(code);
  expect(done.code).toBe(1);
  return done.stderr;
}
