import { expect, test } from 'vitest';
import { open } from '../../contract/orchestra.ts';
import { expectClean, ledger, nextEntry, refsOf } from '../stage.ts';
import { ensemble, type Transport } from './ensemble.ts';

export function pushingContract(transport: Transport): void {
  test('a ref is made, moved on, and asked for; nothing moves here', async () => {
    const { on, player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    const before = refsOf(clone);
    expect(await repository.remoteRef('origin', ledger)).toBeUndefined();
    const first = await nextEntry(repository, undefined, 'first');
    await repository.pushRef('origin', ledger, first, undefined);
    expect(await repository.remoteRef('origin', ledger)).toBe(first);
    const second = await nextEntry(repository, first, 'second');
    await repository.pushRef('origin', ledger, second, first);
    expect(on.hall.git('rev-parse', ledger)).toBe(second);
    expect(on.hall.git('show', `${ledger}:entries/first.yaml`)).toBe('entry: first');
    expect(refsOf(clone)).toBe(before);
    expectClean(clone);
    expectClean(on.hall);
  });

  test('the first ref of a repository that was just made', async () => {
    const { on, player } = await ensemble(transport);
    const { repository } = await player('anna');
    on.hall.git('update-ref', '-d', 'refs/heads/main');
    expect(await repository.remoteRef('origin', ledger)).toBeUndefined();
    expect(await repository.fetchRef('origin', ledger)).toBeUndefined();
    const first = await nextEntry(repository, undefined, 'first');
    await repository.pushRef('origin', ledger, first, undefined);
    expect(await repository.remoteRef('origin', ledger)).toBe(first);
  });

  test('a ref that is not where it was expected is left where it is', async () => {
    const { on, player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    const first = await nextEntry(repository, undefined, 'first');
    const second = await nextEntry(repository, first, 'second');
    const third = await nextEntry(repository, second, 'third');
    const moved = { code: 'git/ref-moved', message: expect.stringContaining('origin') };
    await expect(repository.pushRef('origin', ledger, second, first)).rejects.toMatchObject(moved);
    await repository.pushRef('origin', ledger, first, undefined);
    await expect(repository.pushRef('origin', ledger, second, undefined)).rejects.toMatchObject(moved);
    await expect(repository.pushRef('origin', ledger, third, second)).rejects.toMatchObject(moved);
    // Where another moved it to the same value, it was the other who did.
    await expect(repository.pushRef('origin', ledger, first, undefined)).rejects.toMatchObject(moved);
    expect(on.hall.git('rev-parse', ledger)).toBe(first);
    expect(on.hall.git('for-each-ref', '--format=%(refname)')).toBe(`${ledger}\nrefs/heads/main`);
    expectClean(clone);
  });

  test('history is never rewritten, even where the old value is right, unless that is asked for', async () => {
    const { on, player } = await ensemble(transport);
    const { repository } = await player('anna');
    const first = await nextEntry(repository, undefined, 'first');
    const other = await nextEntry(repository, undefined, 'other');
    await repository.pushRef('origin', ledger, first, undefined);
    const rewriting = repository.pushRef('origin', ledger, other, first);
    await expect(rewriting).rejects.toThrow(/does not continue/);
    expect(on.hall.git('rev-parse', ledger)).toBe(first);
    const moved = { code: 'git/ref-moved' };
    const rewrites = { rewrites: true };
    await expect(repository.pushRef('origin', ledger, other, other, rewrites)).rejects.toMatchObject(moved);
    await repository.pushRef('origin', ledger, other, first, rewrites);
    expect(on.hall.git('rev-parse', ledger)).toBe(other);
  });

  test('a hook that declines is a refusal, in its own words without what forges lines', async () => {
    const { on, player } = await ensemble(transport);
    on.hall.write(
      'hooks/pre-receive',
      '#!/bin/sh\nprintf "error: GH006: Protected branch \\033[2K\\342\\200\\256update failed\\n" >&2\nexit 1\n',
    );
    on.hall.makeExecutable('hooks/pre-receive');
    const { clone, repository } = await player('anna');
    const first = await nextEntry(repository, undefined, 'first');
    await expect(repository.pushRef('origin', ledger, first, undefined)).rejects.toMatchObject({
      code: 'git/remote-refused',
      message: expect.stringMatching(/hook declined.*GH006: Protected branch .*update failed/),
    });
    const failure = await repository.pushRef('origin', ledger, first, undefined).catch((error) => error);
    expect(`${failure.message}${failure.cause}`).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(await repository.remoteRef('origin', ledger)).toBeUndefined();
    expectClean(clone);
    expectClean(on.hall);
  });

  test('a ref that is in the way of another is told from one that moved', async () => {
    const { player } = await ensemble(transport);
    const { repository } = await player('anna');
    const first = await nextEntry(repository, undefined, 'first');
    const below = repository.pushRef('origin', 'refs/heads/main/ledger', first, undefined);
    await expect(below).rejects.toMatchObject({ code: 'git/ref-conflict' });
  });

  test('a name that is no remote reaches nothing', async () => {
    const { on, player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    clone.git('config', 'remote.nowhere.fetch', '+refs/heads/*:refs/remotes/nowhere/*');
    const first = await nextEntry(repository, undefined, 'first');
    const names = [
      '--upload-pack=touch ran',
      `ext::sh -c "touch ran"`,
      on.hall.root,
      '../hall.git',
      'nowhere',
      '',
      '.',
    ];
    for (const name of [...names, 'Origin', 'orig\nin']) {
      const unknown = { code: 'git/unknown-remote', hint: expect.stringContaining('origin') };
      await expect(repository.remoteRef(name, ledger)).rejects.toMatchObject(unknown);
      await expect(repository.fetchRef(name, ledger)).rejects.toMatchObject(unknown);
      await expect(repository.pushRef(name, ledger, first, undefined)).rejects.toMatchObject(unknown);
    }
    const bad = { code: 'git/bad-ref' };
    await expect(repository.remoteRef('origin', 'HEAD')).rejects.toMatchObject(bad);
    await expect(repository.fetchRef('origin', 'refs/heads/*')).rejects.toMatchObject(bad);
    await expect(repository.pushRef('origin', 'refs/heads/a b', first, undefined)).rejects.toMatchObject(bad);
    expect(on.hall.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
  });

  test('a time to wait that is no number of seconds is refused, where a remote is asked', async () => {
    const { player } = await ensemble(transport);
    const { clone } = await player('anna');
    for (const seconds of ['soon', '0', '-1', '1e9', '99999999', '60s']) {
      const environment = { BYLAW_REMOTE_TIMEOUT: seconds };
      const repository = await open(transport.backend, clone, environment);
      expect(await repository.remotes()).toEqual(['origin']);
      await expect(repository.remoteRef('origin', ledger)).rejects.toMatchObject({
        code: 'git/bad-timeout',
        message: expect.stringContaining(seconds),
        hint: expect.stringContaining('unset it'),
      });
    }
  });

  test('the remote of a branch is what the configuration says', async () => {
    const { player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    expect(await repository.configuredRemote('main')).toBe('origin');
    expect(await repository.configuredRemote('bylaw/ledger')).toBeUndefined();
    expect(await repository.remoteAddress('origin')).toBeTruthy();
    expect(await repository.remoteAddress('nowhere')).toBeUndefined();
    clone.git('config', 'branch.bylaw/ledger.remote', 'backup');
    expect(await repository.configuredRemote('bylaw/ledger')).toBe('backup');
    clone.git('config', 'branch.main.remote', '.');
    expect(await repository.configuredRemote('main')).toBeUndefined();
  });
}
