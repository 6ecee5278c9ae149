import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../src/git/git-repository.ts';
import { runGit } from '../../src/git/native/git-process.ts';
import { newCommit, open } from './contract/orchestra.ts';
import { type Scratch, scratchRepository } from './scratch-repository.ts';

const backends = ['native', 'isomorphic'] as const satisfies readonly GitWriter['backend'][];

/** Puts a program at a path in the repository that tells that it ran, and waits for its input to end. */
function plant(scratch: Scratch, path = '.git/trap'): { readonly program: string; hasRun(): boolean } {
  const mark = join(scratch.home, 'ran');
  scratch.write(path, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat\n`);
  scratch.makeExecutable(path);
  return { program: join(scratch.root, path), hasRun: () => existsSync(mark) };
}

function orchestra(): Scratch {
  const scratch = scratchRepository();
  scratch.write('strings.yaml', 'kind: Team\n');
  scratch.commit('Found the orchestra');
  return scratch;
}

// Whoever sends a repository chooses what stands in its `.git`: reading it must run none of that.
describe.each(backends)('a hostile repository, %s', (backend) => {
  test.each([
    ['clean', 'trap'],
    ['process', 'trap'],
    ['smudge', 'trap'],
    ['clean', 'a.b=c'],
    ['process', 'Trap.clean'],
  ])('the filter `%s` of driver %s does not run', async (command, driver) => {
    const scratch = orchestra();
    const trap = plant(scratch);
    scratch.git('config', `filter.${driver}.${command}`, trap.program);
    scratch.git('config', `filter.${driver}.required`, 'true');
    scratch.write('.git/info/attributes', `*.yaml filter=${driver}\n`);
    scratch.write('strings.yaml', 'kind: Tram\n');
    const repository = await open(backend, scratch);
    expect(await repository.workTreeChanges([''])).toEqual([{ path: 'strings.yaml', status: 'modified' }]);
    expect(trap.hasRun()).toBe(false);
  });

  test('neither does that of a file which the configuration includes', async () => {
    const scratch = orchestra();
    const trap = plant(scratch);
    scratch.write('.git/more', `[filter "trap"]\n\tclean = ${trap.program}\n`);
    scratch.git('config', 'include.path', 'more');
    scratch.write('.git/info/attributes', '*.yaml filter=trap\n');
    scratch.write('strings.yaml', 'kind: Tram\n');
    expect(await (await open(backend, scratch)).workTreeChanges([''])).toHaveLength(1);
    expect(trap.hasRun()).toBe(false);
  });

  test('a repository inside is not asked, nor what it configures run', async () => {
    const scratch = orchestra();
    scratch.git('init', '--quiet', 'guest');
    scratch.write('guest/seat.yaml', 'seat: 1\n');
    scratch.git('-C', 'guest', 'add', 'seat.yaml');
    scratch.git('-C', 'guest', 'commit', '--quiet', '--message', 'Seat one');
    scratch.git('add', 'guest');
    scratch.git('commit', '--quiet', '--message', 'Invite a guest');
    const trap = plant(scratch, 'guest/.git/trap');
    for (const key of ['filter.trap.clean', 'core.fsmonitor']) {
      scratch.git('-C', 'guest', 'config', key, trap.program);
    }
    scratch.write('guest/.git/info/attributes', '*.yaml filter=trap\n');
    scratch.write('guest/seat.yaml', 'seat: 2\n');
    expect(await (await open(backend, scratch)).workTreeChanges([''])).toEqual([]);
    expect(trap.hasRun()).toBe(false);
  });

  test('no monitor of the files is asked', async () => {
    const scratch = orchestra();
    const trap = plant(scratch);
    scratch.git('config', 'core.fsmonitor', trap.program);
    scratch.write('strings.yaml', 'kind: Tram\n');
    const changes = await (await open(backend, scratch)).workTreeChanges(['']);
    expect(changes).toEqual([{ path: 'strings.yaml', status: 'modified' }]);
    expect(trap.hasRun()).toBe(false);
  });

  test('what is said to replace a commit does not', async () => {
    const scratch = orchestra();
    const first = scratch.git('rev-parse', 'HEAD');
    scratch.write('strings.yaml', 'kind: Tram\n');
    const second = scratch.commit('Hire a conductor');
    scratch.git('replace', second, first);
    const repository = await open(backend, scratch);
    expect(await repository.readCommit(second)).toMatchObject({
      parents: [first],
      message: 'Hire a conductor\n',
    });
    expect(await repository.isAncestor(first, second)).toBe(true);
    const files = await repository.listFiles(second);
    expect(files).not.toEqual(await repository.listFiles(first));
  });

  test.each([['its own'], ['those of another folder']])('hooks do not run: %s', async (which) => {
    const scratch = orchestra();
    const folder = which === 'its own' ? '.git/hooks' : '.git/elsewhere';
    const [trap] = ['reference-transaction', 'update', 'post-index-change'].map((hook) =>
      plant(scratch, `${folder}/${hook}`),
    );
    if (which !== 'its own') scratch.git('config', 'core.hooksPath', join(scratch.root, folder));
    rmSync(join(scratch.home, 'ran'), { force: true });
    const repository = await open(backend, scratch);
    const [blob = ''] = await repository.writeBlobs(['kind: Team\n']);
    const tree = await repository.writeTree(undefined, new Map([['brass.yaml', blob]]));
    const commit = await repository.writeCommit({ ...newCommit, tree });
    await repository.updateRef('refs/heads/bylaw/ledger', commit, undefined, 'record');
    expect(await repository.workTreeChanges([''])).toEqual([]);
    expect(trap?.hasRun()).toBe(false);
  });

  test.each([
    ['a path', 'uploadpack'],
    ['ssh', 'ssh'],
    ['a command', 'ext'],
  ])('what a partial clone lacks is not fetched, from %s', async (_, how) => {
    const scratch = orchestra();
    const commit = scratch.git('rev-parse', 'HEAD');
    const [blob, tree] = ['strings.yaml', ''].map((path) => scratch.git('rev-parse', `HEAD:${path}`));
    const trap = plant(scratch);
    const urls = { uploadpack: scratch.root, ssh: 'ssh://orchestra.example/x', ext: `ext::${trap.program}` };
    const settings = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': urls[how as keyof typeof urls],
      'remote.origin.uploadpack': trap.program,
      'core.sshCommand': trap.program,
      'protocol.ext.allow': 'always',
    };
    for (const [key, value] of Object.entries(settings)) scratch.git('config', key, value);
    for (const oid of [blob, tree, commit]) {
      rmSync(join(scratch.root, '.git/objects', `${oid?.slice(0, 2)}/${oid?.slice(2)}`));
      const repository = await open(backend, scratch);
      const failure =
        oid === blob
          ? repository.readBlobs([blob ?? ''])
          : oid === tree
            ? repository.listFiles(commit)
            : repository.readCommit(commit);
      await expect(failure).rejects.toMatchObject({ code: 'git/missing-object' });
      if (oid !== blob) await expect(repository.workTreeChanges([''])).rejects.toThrow();
    }
    expect(trap.hasRun()).toBe(false);
  });

  test('grafts do not change the history', async () => {
    const scratch = orchestra();
    const first = scratch.git('rev-parse', 'HEAD');
    const second = scratch.commit('Hire a conductor');
    scratch.write('.git/info/grafts', `${second}\n`);
    const repository = await open(backend, scratch);
    expect(await repository.resolveCommit('HEAD~1')).toBe(first);
    expect(await repository.isAncestor(first, second)).toBe(true);
    expect(await repository.mergeBase(first, second)).toBe(first);
  });
});

test.each(['.git/hooks', '.git/elsewhere'])('no Git that is started runs a hook of %s', async (folder) => {
  const scratch = orchestra();
  const commit = scratch.git('rev-parse', 'HEAD');
  const trap = plant(scratch, `${folder}/reference-transaction`);
  if (folder !== '.git/hooks') scratch.git('config', 'core.hooksPath', join(scratch.root, folder));
  rmSync(join(scratch.home, 'ran'), { force: true });
  const context = { cwd: scratch.root, environment: scratch.environment };
  expect((await runGit(context, ['update-ref', 'refs/heads/tour', commit])).status).toBe(0);
  expect(trap.hasRun()).toBe(false);
});

/** A folder in which the same folder stands ten times, and so on: ten files of it are 10^depth paths. */
function treeBomb(scratch: Scratch, depth: number): string {
  const blob = scratch.git('hash-object', '-w', '/dev/null');
  let tree = makeTree(
    scratch,
    Array.from({ length: 10 }, (_, index) => `100644 blob ${blob}\t${index}.yaml`),
  );
  for (let level = 1; level < depth; level++)
    tree = makeTree(
      scratch,
      Array.from({ length: 10 }, (_, index) => `040000 tree ${tree}\t${index}`),
    );
  return tree;
}

function makeTree({ root, environment }: Scratch, lines: readonly string[]): string {
  const options = { cwd: root, env: environment, input: `${lines.join('\n')}\n`, encoding: 'utf8' } as const;
  return execFileSync('git', ['mktree'], options).trim();
}

describe.each(backends)('more than there is room for, %s', (backend) => {
  test('folders that repeat are listed where they can be, and refused beyond', async () => {
    const scratch = orchestra();
    const repository = await open(backend, scratch);
    expect(await repository.listFiles(treeBomb(scratch, 4))).toHaveLength(10_000);
    await expect(repository.listFiles(treeBomb(scratch, 30))).rejects.toMatchObject({
      code: 'git/too-large',
      message: expect.stringContaining('more than 1000000 files and folders'),
    });
    const repeated = await repository.compareTrees(undefined, treeBomb(scratch, 3));
    expect(repeated).toHaveLength(1000);
  });

  test('no comparison ends in folders that repeat', async () => {
    const scratch = orchestra();
    const repository = await open(backend, scratch);
    await expect(repository.compareTrees(undefined, treeBomb(scratch, 30))).rejects.toMatchObject({
      code: 'git/too-large',
    });
  }, 120_000);

  test('folders deeper than a path can be are refused', async () => {
    const scratch = orchestra();
    const blob = scratch.git('hash-object', '-w', '/dev/null');
    let tree = makeTree(scratch, [`100644 blob ${blob}\ta.yaml`]);
    for (let level = 0; level < 20; level++)
      tree = makeTree(scratch, [`040000 tree ${tree}\t${'x'.repeat(250)}`]);
    await expect((await open(backend, scratch)).listFiles(tree)).rejects.toMatchObject({
      code: 'git/too-large',
      message: expect.stringContaining('a path of 5026 characters'),
    });
  });

  test.each(['loose', 'packed'])('of a blob that does not fit only the size is told, %s', async (storage) => {
    const scratch = orchestra();
    scratch.write('a.yaml', 'kind: Team\n');
    scratch.write('b.yaml', '#'.repeat(100_000));
    scratch.write('c.yaml', 'kind: Role\n');
    const commit = scratch.commit('Hide the choir');
    if (storage === 'packed') scratch.git('gc', '--quiet', '--prune=now');
    const repository = await open(backend, scratch);
    const files = (await repository.listFiles(commit)).filter(({ path }) => path !== 'strings.yaml');
    const oids = files.map(({ oid }) => oid);
    const small = [Buffer.from('kind: Team\n'), Buffer.from('kind: Role\n')].map(
      (bytes) => new Uint8Array(bytes),
    );
    async function readWithin(room: { readonly each: number; left: number }) {
      const read = await repository.readBlobsWithin(oids, room);
      return oids.map((oid) => {
        const content = read.get(oid);
        return content instanceof Uint8Array ? new Uint8Array(content) : content;
      });
    }
    const room = { each: 1000, left: 10_000 };
    expect(await readWithin(room)).toEqual([small[0], { size: 100_000 }, small[1]]);
    expect(room.left).toBe(10_000 - 22);
    const little = { each: 1_000_000, left: 50_000 };
    const [, second] = await readWithin(little);
    expect(second).toEqual({ size: 100_000 });
    expect(little.left).toBeLessThan(0);
    // Whatever was given up, the next reading finds all.
    expect((await repository.readBlobs(oids)).size).toBe(3);
  });
});
