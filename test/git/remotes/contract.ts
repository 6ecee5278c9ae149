import { describe, expect, test } from 'vitest';
import type { GitWriter, Oid } from '../../../src/git/git-repository.ts';
import { open } from '../contract/orchestra.ts';
import type { Scratch } from '../scratch-repository.ts';
import { expectClean, ledger, nextEntry, refsOf, type Stage, stage } from './stage.ts';

/** How the clones of a stage reach its hall, for as long as the test runs. */
export interface Transport {
  readonly name: string;
  readonly backend: GitWriter['backend'];
  /** The address of the hall, and what the environment needs for it. */
  start(on: Stage): Promise<{ readonly address: string; readonly environment?: Record<string, string> }>;
}

export interface Player {
  readonly clone: Scratch;
  readonly repository: GitWriter;
}

export interface Ensemble {
  readonly on: Stage;
  /** One more clone, opened. */
  player(name: string, ...cloneOptions: string[]): Promise<Player>;
}

export async function ensemble(transport: Transport): Promise<Ensemble> {
  const on = stage();
  const { address, environment } = await transport.start(on);
  return {
    on,
    async player(name, ...options) {
      const clone = on.clone(name, address, ...options);
      return { clone, repository: await open(transport.backend, clone, environment) };
    },
  };
}

/** What holds over every transport, with the real `git` at both ends as the measure. */
export function remoteContract(transport: Transport): void {
  describe(`${transport.backend} over ${transport.name}`, () => {
    pushing(transport);
    elsewhere(transport);
    fetching(transport);
    racing(transport);
    leading(transport);
  });
}

function pushing(transport: Transport): void {
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

  test('history is never rewritten, even where the old value is right', async () => {
    const { on, player } = await ensemble(transport);
    const { repository } = await player('anna');
    const first = await nextEntry(repository, undefined, 'first');
    const other = await nextEntry(repository, undefined, 'other');
    await repository.pushRef('origin', ledger, first, undefined);
    const rewriting = repository.pushRef('origin', ledger, other, first);
    await expect(rewriting).rejects.toThrow(/does not continue/);
    expect(on.hall.git('rev-parse', ledger)).toBe(first);
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
    clone.git('config', 'branch.bylaw/ledger.remote', 'backup');
    expect(await repository.configuredRemote('bylaw/ledger')).toBe('backup');
    clone.git('config', 'branch.main.remote', '.');
    expect(await repository.configuredRemote('main')).toBeUndefined();
  });
}

function elsewhere(transport: Transport): void {
  const ways = [
    { by: 'pushurl', settings: (address: string) => [['remote.origin.pushurl', address]] },
    { by: 'pushInsteadOf', settings: (address: string) => [[`url.${address}.pushInsteadOf`, 'mirror:']] },
    {
      by: 'pushInsteadOf, which insteadOf must not rewrite again',
      settings: (address: string) => [
        [`url.${address}.pushInsteadOf`, 'mirror:'],
        ['url.nowhere:.insteadOf', address.slice(0, -1)],
      ],
    },
  ];
  test.each(ways)('a ref is asked for and fetched where it is pushed to, by $by', async ({ settings }) => {
    const { on, player } = await ensemble(transport);
    const bert = await player('bert');
    const first = await nextEntry(bert.repository, undefined, 'first');
    await bert.repository.pushRef('origin', ledger, first, undefined);
    const { clone, repository } = await player('anna');
    const address = clone.git('config', 'remote.origin.url');
    clone.git('config', 'remote.origin.url', 'mirror:');
    for (const [key = '', value = ''] of settings(address)) clone.git('config', key, value);
    const before = refsOf(clone);
    expect(await repository.remoteRef('origin', ledger)).toBe(first);
    expect(await repository.fetchRef('origin', ledger)).toBe(first);
    const second = await nextEntry(repository, first, 'second');
    await repository.pushRef('origin', ledger, second, first);
    expect(on.hall.git('rev-parse', ledger)).toBe(second);
    expect(await repository.remoteRef('origin', ledger)).toBe(second);
    expect(refsOf(clone)).toBe(before);
  });

  test('with several addresses to push to a ref is not asked for either', async () => {
    const { player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    clone.git('config', '--add', 'remote.origin.pushurl', 'one:');
    clone.git('config', '--add', 'remote.origin.pushurl', 'two:');
    const refused = { code: 'git/unsupported', message: expect.stringContaining('2 addresses') };
    await expect(repository.remoteRef('origin', ledger)).rejects.toMatchObject(refused);
    await expect(repository.fetchRef('origin', ledger)).rejects.toMatchObject(refused);
  });
}

function fetching(transport: Transport): void {
  /** A ledger of three entries at the hall, that none of the clones made before has. */
  async function withLedger() {
    const group = await ensemble(transport);
    const bert = await group.player('bert');
    let tip: Oid | undefined;
    for (const entry of ['first', 'second', 'third']) {
      const next = await nextEntry(bert.repository, tip, entry);
      await bert.repository.pushRef('origin', ledger, next, tip);
      tip = next;
    }
    return { ...group, bert, tip: tip ?? '' };
  }

  async function expectWhole({ clone, repository }: Player, tip: Oid): Promise<void> {
    const reader = await open(transport.backend, clone);
    const entries = await reader.listFiles(tip);
    expect(entries.map(({ path }) => path)).toEqual(
      ['first', 'second', 'third'].map((name) => `entries/${name}.yaml`),
    );
    expect((await reader.readBlobs(entries.map(({ oid }) => oid))).size).toBe(3);
    const messages: string[] = [];
    for await (const commit of reader.log(tip)) messages.push(commit.message);
    expect(messages).toEqual(['Record third\n', 'Record second\n', 'Record first\n']);
    expect(await repository.fetchRef('origin', ledger)).toBe(tip);
  }

  test('everything a ref leads to is brought here, and no ref moves', async () => {
    const { on, player, bert, tip } = await withLedger();
    const anna = await player('anna', '--single-branch');
    const before = refsOf(anna.clone);
    expect(await anna.repository.fetchRef('origin', 'refs/heads/none')).toBeUndefined();
    expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
    await expectWhole(anna, tip);
    expect(refsOf(anna.clone)).toBe(before);

    const fourth = await nextEntry(bert.repository, tip, 'fourth');
    await bert.repository.pushRef('origin', ledger, fourth, tip);
    expect(await anna.repository.fetchRef('origin', ledger)).toBe(fourth);
    const fifth = await nextEntry(anna.repository, fourth, 'fifth');
    await anna.repository.pushRef('origin', ledger, fifth, fourth);
    expect(on.hall.git('rev-parse', ledger)).toBe(fifth);
    expect(refsOf(anna.clone)).toBe(before);
    expectClean(anna.clone);
    expectClean(on.hall);
  });

  test('where half of it is here, the rest comes', async () => {
    const { bert, player, tip } = await withLedger();
    const anna = await player('anna', '--single-branch');
    // As a fetch that was killed leaves it: the commit, without what it leads to.
    const commit = bert.clone.git('cat-file', 'commit', tip);
    anna.clone.write('../commit', `${commit}\n`);
    expect(anna.clone.git('hash-object', '-t', 'commit', '-w', '../commit')).toBe(tip);
    expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
    await expectWhole(anna, tip);
  });

  test('a clone that is shallow gets the whole ledger, and stays shallow elsewhere', async () => {
    const { on, bert, player, tip } = await withLedger();
    bert.clone.commit('Hire a conductor');
    bert.clone.git('push', '--quiet', on.hall.root, 'main');
    for (const option of ['--single-branch', '--no-single-branch']) {
      const anna = await player(`anna${option}`, '--depth=1', option);
      expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
      await expectWhole(anna, tip);
      expect(anna.clone.git('rev-list', '--count', 'main')).toBe('1');
      const fourth = await nextEntry(anna.repository, tip, 'fourth');
      await anna.repository.pushRef('origin', ledger, fourth, tip);
      on.hall.git('update-ref', ledger, tip);
      expectClean(anna.clone);
    }
  });

  test.each([['blob:none'], ['tree:0']])('a clone without %s gets the whole ledger', async (filter) => {
    const { on, player, tip } = await withLedger();
    const options = [[], ['--single-branch', '--no-checkout'], ['--sparse']];
    for (const [number, more] of options.entries()) {
      const anna = await player(`anna-${number}`, `--filter=${filter}`, ...more);
      expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
      await expectWhole(anna, tip);
      const fourth = await nextEntry(anna.repository, tip, 'fourth');
      await anna.repository.pushRef('origin', ledger, fourth, tip);
      on.hall.git('update-ref', ledger, tip);
    }
  });
}

function racing(transport: Transport): void {
  test('of eight who push at once, one wins each time', async () => {
    const { on, player } = await ensemble(transport);
    const players = await Promise.all(
      Array.from({ length: 8 }, (_, number) => player(`player-${number}`, '--single-branch')),
    );
    let tip: Oid | undefined;
    for (let round = 0; round < 3; round++) {
      const pushed = await Promise.allSettled(
        players.map(async ({ repository }, number) => {
          await repository.fetchRef('origin', ledger);
          const next = await nextEntry(repository, tip, `round-${round}-player-${number}`);
          await repository.pushRef('origin', ledger, next, tip);
          return next;
        }),
      );
      const won = pushed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const lost = pushed.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      expect(lost).toEqual(Array(7).fill('git/ref-moved'));
      expect(won).toEqual([on.hall.git('rev-parse', ledger)]);
      tip = won[0];
    }
    expect(on.hall.git('rev-list', '--count', ledger)).toBe('3');
    expectClean(on.hall);
    for (const { clone } of players) expectClean(clone);
  });
}

function leading(transport: Transport): void {
  const push = (clone: Scratch, on: Stage, to: string) =>
    clone.git('push', '--quiet', '--force', on.hall.root, `HEAD:${to}`);
  /** As `git fetch` leaves it: the tests push past the remote, by its path. */
  const seen = (clone: Scratch, branch: string) =>
    clone.git('update-ref', `refs/remotes/origin/${branch}`, clone.git('rev-parse', 'HEAD'));

  test('a commit is there where a branch or a tag leads to it, and nothing moves here', async () => {
    const { on, player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    expect(await repository.remoteLeadsTo('origin', on.founded, ledger)).toBe(true);
    const older = clone.commit('Hire a conductor');
    const newer = clone.commit('Hire a timpanist');
    const before = refsOf(clone);
    expect(await repository.remoteLeadsTo('origin', newer, ledger)).toBe(false);
    push(clone, on, 'refs/pull/5/merge');
    expect(await repository.remoteLeadsTo('origin', newer, ledger)).toBe(false);
    clone.git('tag', '--annotate', '--message', 'First season', 'season');
    clone.git('push', '--quiet', on.hall.root, 'season');
    clone.git('tag', '--delete', 'season');
    for (const commit of [newer, older])
      expect(await repository.remoteLeadsTo('origin', commit, ledger)).toBe(true);
    on.hall.git('update-ref', '-d', 'refs/tags/season');
    push(clone, on, 'refs/heads/hiring');
    on.hall.git('tag', 'strings', `${on.founded}:strings.yaml`);
    for (const commit of [newer, older])
      expect(await repository.remoteLeadsTo('origin', commit, ledger)).toBe(true);
    expect(refsOf(clone)).toBe(before);
    for (const ref of on.hall.git('for-each-ref', '--format=%(refname)').split('\n')) {
      on.hall.git('update-ref', '-d', ref);
    }
    push(clone, on, ledger);
    expect(await repository.remoteLeadsTo('origin', newer, ledger)).toBe('empty');
    expectClean(clone);
  });

  test('a branch that others moved on since it was fetched is looked at; one that they rewound is no longer there', async () => {
    const { on, player } = await ensemble(transport);
    const [anna, bert] = [await player('anna'), await player('bert')];
    const own = anna.clone.commit('Hire a conductor');
    push(anna.clone, on, 'refs/heads/main');
    seen(anna.clone, 'main');
    bert.clone.git('pull', '--quiet', on.hall.root, 'main');
    bert.clone.commit('Hire a timpanist');
    push(bert.clone, on, 'refs/heads/main');
    const before = refsOf(anna.clone);
    expect(await anna.repository.remoteLeadsTo('origin', own, ledger)).toBe(true);
    bert.clone.git('reset', '--quiet', '--hard', on.founded);
    bert.clone.commit('Hire nobody');
    push(bert.clone, on, 'refs/heads/main');
    expect(await anna.repository.remoteLeadsTo('origin', own, ledger)).toBe(false);
    push(bert.clone, on, 'refs/heads/elsewhere');
    bert.clone.commit('Hire somebody');
    push(bert.clone, on, 'refs/heads/elsewhere');
    expect(await anna.repository.remoteLeadsTo('origin', own, ledger)).toBe('unknown');
    expect(refsOf(anna.clone)).toBe(before);
    expectClean(anna.clone);
  });

  test('a remote of something else tells nothing, once all its branches are here', async () => {
    const { on, player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    const founded = clone.git('rev-parse', 'HEAD');
    const newer = clone.commit('Hire a timpanist');
    clone.git('checkout', '--quiet', '--orphan', 'readme');
    const readme = clone.commit('Describe the vault');
    push(clone, on, 'refs/heads/main');
    push(clone, on, 'refs/heads/bylaw/other');
    on.hall.git('tag', 'strings', `${founded}:strings.yaml`);
    expect(await repository.remoteLeadsTo('origin', newer, ledger)).toBe('empty');
    clone.git('checkout', '--quiet', '--detach', founded);
    push(clone, on, 'refs/heads/stable');
    expect(await repository.remoteLeadsTo('origin', newer, ledger)).toBe(false);
    on.hall.git('update-ref', '-d', 'refs/heads/stable');
    on.hall.git('tag', 'stable', founded);
    expect(await repository.remoteLeadsTo('origin', newer, ledger)).toBe(false);
    on.hall.git('update-ref', '-d', 'refs/tags/stable');
    const merged = clone.git('commit-tree', '-p', founded, '-p', readme, '-m', 'Join', `${founded}^{tree}`);
    expect(await repository.remoteLeadsTo('origin', merged, ledger)).toBe(false);
    clone.git('checkout', '--quiet', '--orphan', 'unseen');
    clone.commit('Say more of the vault');
    const other = await player('bert');
    push(clone, on, 'refs/heads/unseen');
    expect(await other.repository.remoteLeadsTo('origin', readme, ledger)).toBe(true);
    const foreign = other.clone.commit('Describe it better');
    expect(await other.repository.remoteLeadsTo('origin', foreign, ledger)).toBe('unknown');
  });

  test('in a shallow clone a remote of something else cannot be told from one of the source', async () => {
    const { on, player } = await ensemble(transport);
    const { clone, repository } = await player('ci', '--depth=1');
    const newer = clone.commit('Hire a timpanist');
    clone.git('checkout', '--quiet', '--orphan', 'readme');
    clone.commit('Describe the vault');
    push(clone, on, 'refs/heads/main');
    expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('true');
    expect(await repository.remoteLeadsTo('origin', newer, ledger)).toBe(false);
  });

  test('in a shallow clone of the commit, as CI has it, a branch that moved on is believed', async () => {
    const { on, player } = await ensemble(transport);
    const [ci, bert] = [await player('ci', '--depth=1'), await player('bert')];
    ci.clone.git('checkout', '--quiet', '--detach');
    expect(await ci.repository.remoteLeadsTo('origin', on.founded, ledger)).toBe(true);
    bert.clone.commit('Hire a timpanist');
    push(bert.clone, on, 'refs/heads/main');
    expect(await ci.repository.remoteLeadsTo('origin', on.founded, ledger)).toBe(true);
    expect(await ci.repository.remoteLeadsTo('origin', ci.clone.commit('Hire'), ledger)).toBe('unknown');
    expect(ci.clone.git('rev-list', '--count', 'HEAD')).toBe('2');
  });

  test('a clone without the files of its history looks at commits alone', async () => {
    const { on, player } = await ensemble(transport);
    const [part, bert] = [await player('part', '--filter=blob:none'), await player('bert')];
    bert.clone.commit('Hire a timpanist');
    push(bert.clone, on, 'refs/heads/hiring');
    expect(await part.repository.remoteLeadsTo('origin', on.founded, ledger)).toBe(true);
    expect(await part.repository.remoteLeadsTo('origin', part.clone.commit('Hire'), ledger)).toBe('unknown');
  });
}
