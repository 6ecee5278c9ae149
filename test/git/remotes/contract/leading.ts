import { expect, test } from 'vitest';
import type { Scratch } from '../../scratch-repository.ts';
import { expectClean, ledger, refsOf, type Stage } from '../stage.ts';
import { ensemble, type Transport } from './ensemble.ts';

export function leadingContract(transport: Transport): void {
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

  test('where one branch is asked about no other counts, nor a tag of its name', async () => {
    const { on, player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    const ask = (commit: string, branch: string) =>
      repository.remoteLeadsTo('origin', commit, ledger, `refs/heads/${branch}`);
    expect(await ask(on.founded, 'main')).toBe(true);
    const newer = clone.commit('Hire a conductor');
    push(clone, on, 'refs/heads/hiring');
    push(clone, on, 'refs/tags/main');
    expect(await ask(newer, 'main')).toBe(false);
    expect(await ask(newer, 'hiring')).toBe(true);
    expect(await ask(on.founded, 'hiring')).toBe(true);
    expect(await ask(newer, 'hirin')).toBe('empty');
  });

  test('the branch that is given to whoever asks for none is told', async () => {
    const { on, player } = await ensemble(transport);
    const { repository } = await player('anna');
    on.hall.git('symbolic-ref', 'HEAD', 'refs/heads/main');
    expect(await repository.remoteHead('origin')).toBe('refs/heads/main');
    on.hall.git('update-ref', '--no-deref', 'HEAD', on.founded);
    expect(await repository.remoteHead('origin')).toBeUndefined();
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
