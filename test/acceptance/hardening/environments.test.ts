import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayMount, readOnlyView, smallDisk, unlessMounted } from '../../disk/mounts.ts';
import { makeWorkbench, projectRoot, type Run, type Workbench } from '../workbench.ts';
import { isFull, times } from './counts.ts';

const isRoot = process.geteuid?.() === 0;

/** The starter, committed, in a folder of the workbench. */
function started(backend: string, name = 'acme', ...gitInit: readonly string[]): Workbench {
  const home = makeWorkbench({ BYLAW_GIT: backend });
  return startedIn(home.at(home.folder), name, gitInit);
}

function startedIn(home: Workbench, name: string, gitInit: readonly string[] = []): Workbench {
  const folder = join(home.folder, name);
  mkdirSync(folder, { recursive: true });
  const bench = home.at(folder);
  bench.git('init', '-q', ...gitInit);
  done(home.with({ BYLAW_GIT: 'native' }).bylaw('init', name, '--template', 'minimal'));
  bench.commit('Start');
  return bench;
}

function done(run: Run): Run {
  if (run.code !== 0) throw new Error(`exited ${run.code}: ${run.stderr}`);
  return run;
}

function refused(run: Run, code: string): string {
  expect([run.code, run.stderr]).toEqual([1, expect.stringContaining(`error[${code}]`)]);
  expect(run.stderr).toContain('hint: ');
  return run.stderr;
}

/** Applies, and finds nothing left to do; Git finds nothing wrong. */
function appliesWhole(bench: Workbench): void {
  expect(done(bench.bylaw('apply', '--yes')).stdout).toMatch(/13 changes applied(?:.|\n)*Applied\./);
  expect(done(bench.bylaw('plan')).stdout).toContain('No changes');
  if (isFull) {
    done(bench.bylaw('validate'));
    expect(done(bench.bylaw('apply', '--yes')).stdout).toContain('Nothing to do');
    expect(done(bench.bylaw('log')).stdout).toContain('result');
  }
  expect(bench.git('fsck', '--strict', '--no-dangling')).toBe('');
}

describe.each(['native', 'isomorphic'] as const)('where Bylaw runs, %s backend', (backend) => {
  /** What only native Git serves: works, or is refused with a reason. */
  function nativeOnly(bench: Workbench, because: string): void {
    if (backend === 'native') appliesWhole(bench);
    else refusedThroughout(bench, because);
  }

  function refusedThroughout(bench: Workbench, because: string): void {
    for (const command of isFull ? [['validate'], ['plan'], ['apply', '--yes'], ['log']] : [['plan']]) {
      expect(refused(bench.bylaw(...command), 'git/unsupported')).toContain(because);
    }
  }

  it('in a folder whose name has spaces, line breaks and other letters', () => {
    appliesWhole(started(backend, 'a b\nc ü'));
  });

  it('in a linked worktree, with one ledger for all of them', () => {
    const main = started(backend);
    main.git('worktree', 'add', '-q', '../linked');
    nativeOnly(main.at(join(dirname(main.folder), 'linked')), 'linked worktree');
    const planned = done(main.bylaw('plan')).stdout;
    expect(planned).toContain(backend === 'native' ? 'No changes' : '13 to create');
  });

  it('in a submodule, and around one', () => {
    const inner = started(backend, 'inner');
    const outer = startedIn(inner.at(dirname(inner.folder)), 'outer');
    outer.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      inner.folder,
      'vendor/inner',
    );
    outer.commit('Add a submodule');
    nativeOnly(outer.at(join(outer.folder, 'vendor/inner')), 'submodule');
    appliesWhole(outer);
  });

  it('in a repository of SHA-256', () => {
    nativeOnly(started(backend, 'acme', '--object-format=sha256'), 'SHA256');
  });

  it('in one that borrows objects', () => {
    const lender = started(backend);
    lender.git('clone', '-q', '--shared', lender.folder, '../borrower');
    nativeOnly(lender.at(join(dirname(lender.folder), 'borrower')), 'alternates');
  });

  it('in a bare one nothing is read', () => {
    const bench = started(backend);
    bench.git('clone', '-q', '--bare', bench.folder, '../bare.git');
    refused(bench.at(join(dirname(bench.folder), 'bare.git')).bylaw('plan'), 'git/no-work-tree');
  });

  it('with refs in a format that is not known', () => {
    const bench = started(backend);
    bench.git('config', 'core.repositoryFormatVersion', '1');
    bench.git('config', 'extensions.refStorage', 'stone');
    refused(bench.bylaw('plan'), 'git/unsupported');
  });

  it('in a hook of Git, which points to the repository by variables', () => {
    const bench = started(backend);
    const hook = join(bench.folder, '.git/hooks/pre-commit');
    const bylaw = `'${process.execPath}' '${join(projectRoot, 'bin/bylaw.js')}'`;
    writeFileSync(hook, `#!/bin/sh\nset -e\n${bylaw} validate\n${bylaw} plan\n`, { mode: 0o755 });
    bench.write({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n# edited\n' });
    bench.commit('Edit under the hook');
    bench.write({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repositry\n' });
    expect(() => bench.commit('Break it')).toThrow(/Repositry/);
  });

  it('with variables that point to another repository: its own folder counts', () => {
    const bench = started(backend);
    const other = started(backend, 'other');
    const git = join(other.folder, '.git');
    const led = bench.with({
      GIT_DIR: git,
      GIT_WORK_TREE: other.folder,
      GIT_INDEX_FILE: join(git, 'index'),
      GIT_OBJECT_DIRECTORY: join(git, 'objects'),
      GIT_COMMON_DIR: git,
    });
    expect(done(led.bylaw('apply', '--yes')).stdout).toContain('Applied.');
    expect(bench.git('for-each-ref', '--format=%(refname)')).toContain('bylaw/ledger');
    expect(other.git('for-each-ref', '--format=%(refname)')).not.toContain('bylaw/ledger');
    expect(bench.git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('without HOME, with an identity in variables', () => {
    const bench = started(backend);
    const who = { GIT_AUTHOR_NAME: 'Runner', GIT_AUTHOR_EMAIL: 'runner@example.org' };
    done(bench.with({ ...who, HOME: '', GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z' }).bylaw('apply', '--yes'));
    expect(bench.git('log', '-1', '--format=%an <%ae> %cn', 'bylaw/ledger')).toBe(
      'Runner <runner@example.org> Runner',
    );
    expect(bench.git('log', '-1', '--format=%ad', '--date=format:%Y', 'bylaw/ledger')).not.toBe('2001');
  });

  it('with line ends that Git converts', () => {
    const bench = started(backend);
    bench.git('config', 'core.autocrlf', 'true');
    rmSync(join(bench.folder, 'bylaw.yaml'));
    rmSync(join(bench.folder, 'organizations'), { recursive: true });
    bench.git('checkout', '-q', '.');
    appliesWhole(bench);
  });

  it('in a shallow clone, and in one without a checkout', () => {
    const bench = started(backend);
    bench.write({ 'notes.md': 'two\n' });
    bench.commit('Note');
    bench.git('clone', '-q', '--depth=1', `file://${bench.folder}`, '../shallow');
    const shallow = bench.at(join(dirname(bench.folder), 'shallow'));
    // Isomorphic reaches no remote at a path.
    shallow.git('remote', 'set-head', 'origin', '--delete');
    shallow.git('remote', 'remove', 'origin');
    appliesWhole(shallow);
    bench.git('clone', '-q', '--no-checkout', bench.folder, '../bald');
    const bald = bench.at(join(dirname(bench.folder), 'bald'));
    refused(bald.bylaw('plan'), 'source/no-repository-file');
    refused(bald.bylaw('apply', '--yes'), 'apply/dirty-work-tree');
  });

  it('in a partial clone that lacks files', () => {
    const bench = started(backend);
    bench.git('config', 'uploadpack.allowFilter', 'true');
    bench.git('clone', '-q', '--filter=blob:none', '--no-checkout', `file://${bench.folder}`, '../partial');
    const partial = bench.at(join(dirname(bench.folder), 'partial'));
    refused(partial.bylaw('apply', '--yes'), 'git/missing-object');
    partial.git('checkout', '-q', 'main');
    partial.git('remote', 'remove', 'origin');
    appliesWhole(partial);
  });

  it('in a sparse checkout that lacks files: never a removal', () => {
    const bench = started(backend);
    done(bench.bylaw('apply', '--yes'));
    bench.git('sparse-checkout', 'set', '--cone', 'organizations/acme/teams');
    for (const command of ['validate', 'plan', 'fmt']) {
      expect(refused(bench.bylaw(command), 'source/left-out')).toContain('organizations/acme/');
    }
    expect(done(bench.bylaw('apply', '--yes')).stdout).toContain('Nothing to do');
    bench.git('sparse-checkout', 'add', 'organizations');
    expect(done(bench.bylaw('plan')).stdout).toContain('No changes');
  });

  it('amid a merge, and on a detached HEAD', () => {
    const bench = started(backend);
    bench.git('checkout', '-q', '-b', 'other');
    bench.write({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n# theirs\n' });
    bench.commit('Theirs');
    bench.git('checkout', '-q', 'main');
    bench.write({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n# ours\n' });
    const ours = bench.commit('Ours');
    spawnSync('git', ['merge', '-q', 'other'], { cwd: bench.folder });
    expect(bench.bylaw('plan').code).toBe(1);
    refused(bench.bylaw('apply', '--yes'), 'apply/dirty-work-tree');
    bench.git('merge', '--abort');
    bench.git('checkout', '-q', '--detach', ours);
    appliesWhole(bench);
  });

  it.skipIf(!isRoot)(`in a repository of another user${isRoot ? '' : ' (passed over: needs root)'}`, () => {
    const bench = started(backend);
    giveAway(bench.folder);
    for (const command of [['validate'], ['plan'], ['apply', '--yes']]) {
      expect(refused(bench.bylaw(...command), 'git/unsafe-repository')).toContain('safe.directory');
    }
    bench.git('config', '--global', 'safe.directory', bench.folder);
    appliesWhole(bench);
  });

  it.skipIf(!mayMount)(`on a read-only file system all but apply works${unlessMounted}`, () => {
    const bench = started(backend);
    done(bench.bylaw('apply', '--yes'));
    bench.write({
      'organizations/acme/teams/readers.yaml': 'apiVersion: bylaw/v1\nkind: Team\nname: readers\n',
    });
    bench.commit('Add a team');
    rmSync(join(bench.folder, '.git/bylaw'), { recursive: true });
    const view = bench.at(readOnlyView(bench.folder));
    done(view.bylaw('validate'));
    expect(done(view.bylaw('plan')).stdout).toContain('1 to create');
    expect(done(view.bylaw('log')).stdout).toContain('result');
    refused(view.bylaw('apply', '--yes'), 'git/read-only');
    refused(view.bylaw('plan', '--out', 'plan.json'), 'cli/unwritable-file');
    expect(done(bench.bylaw('apply', '--yes')).stdout).toContain('Applied.');
  });

  it.skipIf(!mayMount)(`on a full disk it says so, and goes on when there is space${unlessMounted}`, () => {
    const home = makeWorkbench({ BYLAW_GIT: backend });
    const disk = smallDisk('2m');
    const bench = startedIn(home.at(disk), 'acme');
    const before = bench.git('rev-parse', 'HEAD');
    let refusals = 0;
    // Ever more room, a block at a time: the disk is full at another step of the apply each time.
    for (let free = 0; free < 60; free += times(2, 10)) {
      fill(join(disk, 'filling'), free * 4096);
      const run = bench.bylaw('apply', '--yes');
      rmSync(join(disk, 'filling'));
      expect(bench.git('fsck', '--strict', '--no-dangling')).toBe('');
      if (run.code === 0) break;
      refusals += 1;
      expect(run.stderr).toMatch(/error\[(git\/no-space|apply\/unrecorded)\]/);
      expect(run.stderr).toMatch(/no space/i);
    }
    expect(refusals).toBeGreaterThan(1);
    done(bench.bylaw('apply', '--yes'));
    expect(done(bench.bylaw('plan')).stdout).toContain('No changes');
    expect(bench.git('rev-parse', 'HEAD')).toBe(before);
    expect(
      readdirSync(join(bench.folder, '.git/bylaw'), { recursive: true }).filter(
        (name) => /lock|tmp/.test(String(name)) && name !== 'locks',
      ),
    ).toEqual([]);
  });
});

/** Fills the disk but for some bytes. */
function fill(path: string, free: number): void {
  const available = Number(
    execFileSync('df', ['--output=avail', '-B1', dirname(path)], { encoding: 'utf8' }).split('\n')[1],
  );
  writeFileSync(path, Buffer.alloc(Math.max(0, available - free)));
}

function giveAway(path: string): void {
  chownSync(path, 65534, 65534);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name));
}
