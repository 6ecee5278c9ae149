import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

/** A repository with a branch that changes one file, and a token of somebody who may write to it. */
function begin() {
  const { state } = github();
  state.addTeam('acme', 'core', { members: { ana: 'member', bob: 'member' }, repositories: { iam: 'push' } });
  const repository = github().host('acme/iam');
  repository.commit('main', { 'teams/core.yaml': 'members: []\n' });
  const head = repository.commit('grant', { 'teams/core.yaml': 'members: [ana]\n' }, { author: 'ana' });
  const ana = clientOf(github(), github().addToken({ login: 'ana' }));
  const bob = clientOf(github(), github().addToken({ login: 'bob' }));
  return { repository, head, ana: ana.rest, bob: bob.rest, state };
}

test('opens a pull request and shows it with its commits and files', async () => {
  const { ana, head } = begin();
  const opened = await ana.pulls.create({ ...iam, title: 'Let Ana in', head: 'grant', base: 'main' });
  expect(opened.data).toMatchObject({
    number: 1,
    state: 'open',
    mergeable: true,
    commits: 1,
    additions: 1,
    deletions: 1,
    user: { login: 'ana' },
    head: { ref: 'grant', sha: head, label: 'acme:grant' },
  });
  const files = await ana.pulls.listFiles({ ...iam, pull_number: 1 });
  expect(files.data).toMatchObject([{ filename: 'teams/core.yaml', status: 'modified', changes: 2 }]);
  const commits = await ana.pulls.listCommits({ ...iam, pull_number: 1 });
  expect(commits.data).toMatchObject([{ sha: head, author: { login: 'ana' } }]);
  expect((await ana.pulls.list({ ...iam, head: 'acme:grant' })).data).toMatchObject([{ number: 1 }]);
  expect((await ana.pulls.list({ ...iam, base: 'other' })).data).toEqual([]);
});

test('sees what is pushed to the branch, and where workflows fetch it', async () => {
  const { repository, ana } = begin();
  repository.openPull({ head: 'grant', author: 'ana' });
  const clone = mkdtempSync(join(tmpdir(), 'clone-'));
  const run = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@users.example', ...args], {
      cwd: clone,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  run('clone', '--quiet', '--branch', 'grant', repository.folder, '.');
  run('commit', '--quiet', '--allow-empty', '--message', 'More');
  run('push', '--quiet', 'origin', 'grant');
  const { data } = await ana.pulls.get({ ...iam, pull_number: 1 });
  expect(data.head.sha).toBe(run('rev-parse', 'HEAD'));
  expect(data.commits).toBe(2);
  run('fetch', '--quiet', 'origin', 'refs/pull/1/merge');
  expect(run('rev-parse', 'FETCH_HEAD')).toBe(data.merge_commit_sha);
  run('push', '--quiet', 'origin', ':grant');
  expect((await ana.pulls.get({ ...iam, pull_number: 1 })).data.state).toBe('closed');
});

test('merges by a real merge commit, once, and only the head that was meant', async () => {
  const { repository, ana, head } = begin();
  const pull_number = repository.openPull({ head: 'grant', title: 'Let Ana in' });
  const stale = await refusalOf(ana.pulls.merge({ ...iam, pull_number, sha: '0'.repeat(40) }));
  expect(stale).toMatch(/^409 Head branch was modified/);
  const { data } = await ana.pulls.merge({ ...iam, pull_number, sha: head });
  const commit = (await ana.repos.getCommit({ ...iam, ref: 'main' })).data;
  expect(commit).toMatchObject({
    sha: data.sha,
    parents: [{}, { sha: head }],
    commit: { message: 'Merge pull request #1 from acme/grant\n\nLet Ana in' },
  });
  expect((await ana.pulls.get({ ...iam, pull_number })).data).toMatchObject({
    merged: true,
    state: 'closed',
    merged_by: { login: 'ana' },
    merge_commit_sha: data.sha,
  });
  expect(await refusalOf(ana.pulls.merge({ ...iam, pull_number }))).toMatch(/^405/);
  expect(github().writes.at(-1)?.effects).toMatchObject([{ what: 'pull', name: 'iam#1' }]);
});

test('tells of which pull requests a commit is, whichever way they were merged', async () => {
  const { repository, ana, head } = begin();
  const first = repository.openPull({ head: 'grant' });
  const of = async (commit_sha: string) =>
    (await ana.repos.listPullRequestsAssociatedWithCommit({ ...iam, commit_sha })).data.map(
      (one) => one.number,
    );
  expect(await of(head)).toEqual([first]);
  const merged = repository.merge(first);
  const squashed = repository.merge(openPushed(repository, 'docs'), 'ana', 'squash');
  const rebased = repository.merge(openPushed(repository, 'more'), 'ana', 'rebase');
  const parent = (await ana.repos.getCommit({ ...iam, ref: rebased })).data.parents[0]?.sha ?? '';
  const direct = repository.commit('main', { 'direct.yaml': 'x\n' });
  const commits = [head, merged, squashed, parent, rebased, direct];
  expect(await Promise.all(commits.map(of))).toEqual([[1], [1], [2], [3], [3], []]);
});

function openPushed(repository: ReturnType<typeof begin>['repository'], branch: string): number {
  repository.commit(branch, { [`${branch}.md`]: 'x\n' });
  repository.commit(branch, { [`${branch}.md`]: 'y\n' });
  return repository.openPull({ head: branch });
}

test('rebases the commits of a branch, each by its author and upon what came meanwhile', async () => {
  const { repository, ana } = begin();
  const pull_number = openPushed(repository, 'docs');
  const main = repository.commit('main', { 'main.md': 'x\n' });
  const { data } = await ana.pulls.merge({ ...iam, pull_number, merge_method: 'rebase' });
  const compared = await ana.repos.compareCommitsWithBasehead({ ...iam, basehead: `${main}...main` });
  expect(compared.data).toMatchObject({
    ahead_by: 2,
    commits: [{ parents: [{ sha: main }] }, { sha: data.sha, author: { login: 'olivia' } }],
    files: [{ filename: 'docs.md', status: 'added' }],
  });
  repository.commit('clash', { 'teams/core.yaml': 'x\n' }, { from: main });
  repository.commit('main', { 'teams/core.yaml': 'y\n' });
  const clash = {
    ...iam,
    pull_number: repository.openPull({ head: 'clash' }),
    merge_method: 'rebase' as const,
  };
  expect(await refusalOf(ana.pulls.merge(clash))).toBe('405 Pull Request is not mergeable');
});

test('takes for merged what somebody pushed to the base, and closes what has no commits left', async () => {
  const { repository, ana, head } = begin();
  const get = async (pull_number: number) => (await ana.pulls.get({ ...iam, pull_number })).data;
  const push = (branch: string, sha: string) =>
    execFileSync('git', ['--git-dir', repository.folder, 'update-ref', `refs/heads/${branch}`, sha]);
  const first = repository.openPull({ head: 'grant' });
  const second = openPushed(repository, 'docs');
  const main = repository.commit('main', { 'main.md': 'x\n' });
  expect((await get(second)).state).toBe('open');
  push('docs', main);
  expect(await get(second)).toMatchObject({ state: 'closed', merged: false });
  push('main', head);
  repository.commit('main', { 'more.md': 'x\n' });
  expect(await get(first)).toMatchObject({
    state: 'closed',
    merged: true,
    merged_by: null,
    merge_commit_sha: head,
    commits: 1,
  });
});

test('refuses to merge what conflicts', async () => {
  const { repository, ana } = begin();
  repository.commit('main', { 'teams/core.yaml': 'members: [carla]\n' });
  const pull_number = repository.openPull({ head: 'grant' });
  expect((await ana.pulls.get({ ...iam, pull_number })).data).toMatchObject({
    mergeable: false,
    mergeable_state: 'dirty',
  });
  expect(await refusalOf(ana.pulls.merge({ ...iam, pull_number }))).toBe('405 Pull Request is not mergeable');
});

test('opens pull requests of forks, whose commits the base repository has, too', async () => {
  const { repository, ana, state } = begin();
  Object.assign(state.repositoryById(repository.id)?.repository ?? {}, { visibility: 'public' });
  const fork = repository.fork('stan');
  const head = fork.commit('evil', { 'teams/core.yaml': 'members: [stan]\n' }, { author: 'stan' });
  const stan = clientOf(github(), github().addToken({ login: 'stan' })).rest;
  const wish = { ...iam, title: 'Please', head: 'stan:evil', base: 'main' };
  const { data } = await stan.pulls.create(wish);
  expect(data).toMatchObject({
    author_association: 'NONE',
    head: { sha: head, label: 'stan:evil', repo: { full_name: 'stan/iam', fork: true } },
    base: { repo: { full_name: 'acme/iam', fork: false } },
  });
  expect((await ana.repos.getCommit({ ...iam, ref: head })).data.sha).toBe(head);
  expect(await refusalOf(stan.pulls.merge({ ...iam, pull_number: 1 }))).toMatch(/^403/);
  const basehead = 'main...stan:evil';
  expect((await ana.repos.compareCommitsWithBasehead({ ...iam, basehead })).data.ahead_by).toBe(1);
});

test('keeps what a fork and an account that are gone had opened', async () => {
  const { repository, ana, state } = begin();
  const fork = repository.fork('stan');
  const head = fork.commit('evil', { 'teams/core.yaml': 'members: [stan]\n' });
  const pull_number = repository.openPull({ head: 'stan:evil', author: 'stan' });
  fork.remove();
  const gone = (await ana.pulls.get({ ...iam, pull_number })).data;
  expect(gone).toMatchObject({ state: 'open', head: { sha: head, repo: null, label: 'stan:evil' } });
  state.deleteAccount(state.account('stan') as never);
  const deleted = (await ana.pulls.get({ ...iam, pull_number })).data;
  expect(deleted).toMatchObject({ user: null, head: { sha: head, repo: null, user: null } });
  expect((await ana.pulls.list(iam)).data).toMatchObject([{ user: null, head: { repo: null } }]);
  await ana.pulls.merge({ ...iam, pull_number });
});

test('closes, opens again and retitles; a merged one stays closed', async () => {
  const { repository, ana, bob } = begin();
  const pull_number = repository.openPull({ head: 'grant', author: 'ana' });
  await bob.pulls.update({ ...iam, pull_number, state: 'closed', title: 'Not now' });
  expect((await ana.pulls.list({ ...iam, state: 'closed' })).data).toMatchObject([{ title: 'Not now' }]);
  await ana.pulls.update({ ...iam, pull_number, state: 'open' });
  repository.merge(pull_number);
  expect(await refusalOf(ana.pulls.update({ ...iam, pull_number, state: 'open' }))).toMatch(/^422/);
});

test('refuses what GitHub refuses to open', async () => {
  const { repository, ana } = begin();
  const opening = (more: object) =>
    refusalOf(ana.pulls.create({ ...iam, title: 'x', head: 'grant', base: 'main', ...more }));
  expect(await opening({ head: 'none' })).toBe('422 Validation Failed: head invalid');
  expect(await opening({ base: 'none' })).toBe('422 Validation Failed: base invalid');
  expect(await opening({ head: 'main' })).toBe('422 Validation Failed: No commits between main and main');
  repository.openPull({ head: 'grant' });
  expect(await opening({})).toMatch(/already exists for acme:grant\.$/);
});

test('gives each token what its permissions say', async () => {
  const { repository } = begin();
  repository.openPull({ head: 'grant' });
  const workflow = (permissions: Record<string, 'read' | 'write'>) =>
    clientOf(github(), github().addWorkflowToken(repository, permissions)).rest;
  const pull = { ...iam, pull_number: 1 };
  expect(await refusalOf(workflow({ pull_requests: 'read' }).pulls.get(pull))).toBe('none');
  expect(await refusalOf(workflow({ contents: 'read' }).pulls.get(pull))).toBe(
    '403 Resource not accessible by integration',
  );
  const merging = workflow({ pull_requests: 'write', contents: 'read' }).pulls.merge(pull);
  expect(await refusalOf(merging)).toBe('403 Resource not accessible by integration');
  const stranger = clientOf(github(), github().addToken({ login: 'stan' })).rest;
  expect(await refusalOf(stranger.pulls.get(pull))).toBe('404 Not Found');
  const other = github().host('acme/other');
  other.commit('main', { a: 'b' });
  const elsewhere = workflow({ pull_requests: 'write' }).pulls.list({ owner: 'acme', repo: 'other' });
  expect(await refusalOf(elsewhere)).toBe('404 Not Found');
});

test('pages by the number of the repository', async () => {
  const { repository, ana } = begin();
  for (const index of [1, 2, 3]) {
    repository.commit(`b${index}`, { [`${index}.md`]: 'x\n' });
    repository.openPull({ head: `b${index}` });
  }
  const first = await ana.pulls.list({ ...iam, per_page: 2 });
  expect(first.headers.link).toContain(`/repositories/${repository.id}/pulls?`);
  const client = clientOf(github());
  const all = await client.paginate(client.rest.pulls.list, { ...iam, per_page: 2 });
  expect(all.map(({ number }) => number)).toEqual([3, 2, 1]);
});
