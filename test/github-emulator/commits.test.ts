import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

function begin() {
  const repository = github().host('acme/iam');
  const first = repository.commit('main', { 'bylaw.yaml': 'x: 1\n', 'teams/core.yaml': 'a\n' });
  return { repository, first, rest: clientOf(github()).rest };
}

test('shows a commit with what it changed, by hash, by branch and cut', async () => {
  const { repository, first, rest } = begin();
  const second = repository.commit('main', { 'teams/core.yaml': null, 'teams/ä b.yaml': 'c\nb\n' });
  for (const ref of [second, second.slice(0, 8), 'main', 'heads/main']) {
    const { data } = await rest.repos.getCommit({ ...iam, ref });
    expect(data).toMatchObject({ sha: second, parents: [{ sha: first }], author: { login: 'olivia' } });
    expect(data.files).toMatchObject([
      { filename: 'teams/core.yaml', status: 'removed', deletions: 1 },
      { filename: 'teams/ä b.yaml', status: 'added', additions: 2 },
    ]);
    expect(data.stats).toEqual({ additions: 2, deletions: 1, total: 3 });
  }
  for (const ref of ['none', '0'.repeat(40), 'main~1', 'main^{tree}']) {
    expect(await refusalOf(rest.repos.getCommit({ ...iam, ref }))).toMatch(/^422 No commit found/);
  }
});

test('shows a file under another name as one', async () => {
  const { repository, rest } = begin();
  repository.commit('main', { 'teams/core.yaml': null, 'teams/kern.yaml': 'a\n' });
  expect((await rest.repos.getCommit({ ...iam, ref: 'main' })).data.files).toMatchObject([
    { filename: 'teams/kern.yaml', previous_filename: 'teams/core.yaml', status: 'renamed', changes: 0 },
  ]);
});

test('compares two commits from where they parted', async () => {
  const { repository, first, rest } = begin();
  const side = repository.commit('side/one', { 'side.yaml': 'x\n' });
  const main = repository.commit('main', { 'main.yaml': 'x\n' });
  const compare = async (basehead: string) =>
    (await rest.repos.compareCommitsWithBasehead({ ...iam, basehead })).data;
  expect(await compare('main...side/one')).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    merge_base_commit: { sha: first },
    commits: [{ sha: side }],
    files: [{ filename: 'side.yaml' }],
  });
  expect(await compare(`${first}...${main}`)).toMatchObject({ status: 'ahead', files: [{}] });
  expect(await compare(`${main}...${first}`)).toMatchObject({ status: 'behind', files: [] });
  expect(await compare('main...main')).toMatchObject({ status: 'identical', commits: [] });
  expect(await refusalOf(compare('main...none'))).toBe('404 Not Found');
});

test('pages the commits of a comparison, with the files on the first page', async () => {
  const { repository, rest } = begin();
  for (const index of [1, 2, 3]) repository.commit('side', { 'side.yaml': `${index}\n` });
  const page = (number: number) =>
    rest.repos.compareCommitsWithBasehead({ ...iam, basehead: 'main...side', per_page: 2, page: number });
  expect((await page(1)).data).toMatchObject({ total_commits: 3, commits: [{}, {}], files: [{}] });
  expect((await page(2)).data).toMatchObject({ total_commits: 3, commits: [{}], files: [] });
});

test('shows branches, files, folders and links as they are at a commit', async () => {
  const { repository, first, rest } = begin();
  repository.commit('main', { 'bylaw.yaml': 'x: 2\n' });
  const content = async (path: string, ref?: string) =>
    (await rest.repos.getContent({ ...iam, path, ...(ref === undefined ? {} : { ref }) })).data;
  const text = (data: unknown) =>
    Buffer.from((data as { content: string }).content, 'base64').toString('utf8');
  expect(text(await content('bylaw.yaml'))).toBe('x: 2\n');
  expect(text(await content('bylaw.yaml', first))).toBe('x: 1\n');
  expect(await content('teams')).toMatchObject([
    { type: 'file', path: 'teams/core.yaml', name: 'core.yaml' },
  ]);
  expect(await refusalOf(content('none.yaml'))).toBe('404 Not Found');
  expect((await rest.repos.getBranch({ ...iam, branch: 'main' })).data).toMatchObject({ name: 'main' });
  expect(await refusalOf(rest.repos.getBranch({ ...iam, branch: 'none' }))).toBe('404 Branch not found');
});

test('shows a repository with what the caller may there, and a fork with where it is from', async () => {
  const { repository, rest } = begin();
  repository.fork('stan', 'copy');
  expect((await rest.repos.get(iam)).data).toMatchObject({
    permissions: { admin: true },
    private: true,
    fork: false,
  });
  const stan = clientOf(github(), github().addToken({ login: 'stan' })).rest;
  const fork = await stan.repos.get({ owner: 'stan', repo: 'copy' });
  expect(fork.data).toMatchObject({ fork: true, parent: { full_name: 'acme/iam' } });
  expect(await refusalOf(stan.repos.get(iam))).toBe('404 Not Found');
});

test('shows no content without the permission for it', async () => {
  const { repository } = begin();
  const of = (token: string) => clientOf(github(), token).rest.repos.getCommit({ ...iam, ref: 'main' });
  expect(await refusalOf(of(github().addWorkflowToken(repository, { contents: 'read' })))).toBe('none');
  expect(await refusalOf(of(github().addWorkflowToken(repository, {})))).toMatch(/^403/);
  expect(await refusalOf(of(github().addToken({ login: 'stan' })))).toMatch(/^404/);
  expect(await refusalOf(of(github().addToken({ scopes: ['read:org'] })))).toMatch(/^404/);
  const fine = github().addToken({ organization: 'acme', permissions: { contents: 'read' } });
  expect(await refusalOf(of(fine))).toBe('none');
});
