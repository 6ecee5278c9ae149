import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../src/git/git-repository.ts';
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
