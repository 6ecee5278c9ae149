import { expect, test } from 'vitest';
import { clientOf } from '../github-emulator/client-of.ts';
import { emulatedHost } from './emulated-host.ts';

const host = emulatedHost();
const { github } = host;
const account = (login: string) => ({ id: github().state.account(login)?.id, login, isBot: false });

test('a pull request is read, with the tip of its base', async () => {
  const { reader, repository, head } = host.begin();
  const tip = repository.commit('main', { 'b.yaml': 'b\n' });
  expect(await (await reader).pullRequest(1)).toEqual({
    number: 1,
    state: 'open',
    author: account('ana'),
    head: { commit: head, ref: 'grant', repository: 'acme/iam' },
    base: { commit: tip, ref: 'main', isDefault: true },
    isFork: false,
  });
  expect(await (await reader).pullRequest(2)).toBeUndefined();
});

test('a merged one tells what it made of the base, a closed one nothing', async () => {
  const { reader, repository } = host.begin();
  const { pullRequest } = await reader;
  const mergeCommit = repository.merge(1);
  repository.commit('main', { 'b.yaml': 'b\n' });
  expect(await pullRequest(1)).toMatchObject({ state: 'merged', mergeCommit });
  repository.commit('other', { 'c.yaml': 'c\n' });
  const number = repository.openPull({ head: 'other' });
  await clientOf(github()).rest.pulls.update({
    owner: 'acme',
    repo: 'iam',
    pull_number: number,
    state: 'closed',
  });
  const closed = await pullRequest(number);
  expect(closed).toMatchObject({ state: 'closed' });
  expect(closed).not.toHaveProperty('mergeCommit');
});

test('the base may be any branch', async () => {
  const { reader, repository } = host.begin();
  repository.commit('release/1.x', { 'b.yaml': 'b\n' });
  repository.commit('fix', { 'c.yaml': 'c\n' }, { from: 'release/1.x' });
  const number = repository.openPull({ head: 'fix', base: 'release/1.x' });
  const tip = repository.commit('release/1.x', { 'b.yaml': 'c\n' });
  expect(await (await reader).pullRequest(number)).toMatchObject({
    base: { commit: tip, ref: 'release/1.x' },
  });
});

test('one from a fork is told as such, and stays one when the fork is gone', async () => {
  const { reader, repository } = host.begin();
  const { pullRequest } = await reader;
  const fork = repository.fork('stan');
  const commit = fork.commit('evil', { 'a.yaml': 'c\n' });
  const number = repository.openPull({ head: 'stan:evil', author: 'stan' });
  const read = await pullRequest(number);
  expect(read).toMatchObject({ isFork: true, head: { commit, ref: 'evil', repository: 'stan/iam' } });
  fork.remove();
  expect(await pullRequest(number)).toMatchObject({ isFork: true, head: { commit, repository: undefined } });
});

test('reviews are read whole, oldest first, each with its commit', async () => {
  const { reader, repository, head } = host.begin();
  repository.review(1, 'bob', 'REQUEST_CHANGES');
  for (let count = 0; count < 120; count += 1) repository.review(1, 'carla', 'COMMENT');
  repository.review(1, 'bob', 'APPROVE');
  const next = repository.commit('grant', { 'a.yaml': 'c\n' }, { author: 'ana' });
  repository.review(1, 'carla', 'APPROVE');
  const reviews = await (await reader).reviews(1);
  expect(reviews).toHaveLength(123);
  expect(reviews[0]).toEqual({
    id: expect.any(Number),
    author: account('bob'),
    state: 'changes-requested',
    commit: head,
    submittedAt: expect.stringMatching(/^2026-11-23T09:00:00/),
  });
  expect(reviews[1]).toMatchObject({ author: account('carla'), state: 'commented' });
  expect(reviews.slice(-2)).toMatchObject([
    { author: account('bob'), state: 'approved', commit: head },
    { author: account('carla'), state: 'approved', commit: next },
  ]);
});

test('a dismissed review is no approval, and one of a deleted account has no author', async () => {
  const { reader, repository } = host.begin();
  const review_id = repository.review(1, 'bob', 'APPROVE');
  await clientOf(github()).rest.pulls.dismissReview({
    owner: 'acme',
    repo: 'iam',
    pull_number: 1,
    review_id,
    message: 'Out of date.',
  });
  repository.review(1, 'carla', 'APPROVE');
  github().state.deleteAccount(github().state.someone('carla'));
  expect(await (await reader).reviews(1)).toMatchObject([
    { author: account('bob'), state: 'dismissed' },
    { author: undefined, state: 'approved' },
  ]);
  await expect((await reader).reviews(7)).rejects.toMatchObject({ code: 'provider/not-found' });
});

test('pull requests are found by what they brought, or propose', async () => {
  const { reader, repository, head } = host.begin();
  const { pullRequestsOf } = await reader;
  const tip = repository.commit('main', { 'b.yaml': 'b\n' });
  expect(await pullRequestsOf(head)).toMatchObject([{ number: 1, state: 'open', base: { commit: tip } }]);
  const mergeCommit = repository.merge(1);
  for (const commit of [head, mergeCommit]) {
    expect(await pullRequestsOf(commit)).toMatchObject([{ number: 1, state: 'merged', mergeCommit }]);
  }
  expect(await pullRequestsOf(repository.commit('main', { 'a.yaml': 'direct\n' }))).toEqual([]);
  expect(await pullRequestsOf('0'.repeat(40))).toEqual([]);
});

test('who may not read is told so', async () => {
  const { reader } = host.begin({ contents: 'read' });
  const refused = { code: 'provider/forbidden', hint: expect.stringContaining('pull_requests: read') };
  await expect((await reader).pullRequest(1)).rejects.toMatchObject(refused);
  await expect((await reader).reviews(1)).rejects.toMatchObject(refused);
});

test('reads are repeated where GitHub fails', async () => {
  const { reader, head } = host.begin();
  github().faults([
    { at: 1, do: 502 },
    { at: 2, do: 'cut' },
    { at: 3, do: 'secondary-limit' },
  ]);
  expect(await (await reader).pullRequest(1)).toMatchObject({ head: { commit: head } });
});

test('whoever wrote a commit is told once, however many commits there are', async () => {
  const { reader, repository } = host.begin();
  const { commitAuthors } = await reader;
  expect(await commitAuthors(1)).toEqual([account('ana')]);
  repository.commit('grant', { 'a.yaml': 'by bob\n' }, { author: 'bob' });
  for (let count = 0; count < 250; count += 1) {
    repository.commit('grant', { 'a.yaml': `${count}\n` }, { author: 'ana' });
  }
  repository.commit('grant', { 'a.yaml': 'by carla\n' }, { author: 'carla' });
  expect(await commitAuthors(1)).toEqual(['ana', 'bob', 'carla'].map(account));
  await expect(commitAuthors(7)).rejects.toMatchObject({ code: 'provider/not-found' });
});
