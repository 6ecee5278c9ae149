import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { reviewPullRequest } from '../../../src/operations/pull-requests/review-pull-request.ts';
import { type Session, silent } from '../../../src/operations/session.ts';
import { accessFiles } from '../../action/access-files.ts';
import { temporaryFolder } from '../../git/scratch-repository.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import type { EmulatedRepository } from '../../github-emulator/hosting/emulated-repository.ts';
import { transcriptOf } from '../../github-emulator/transcript-of.ts';

const { github, ask } = emulatorPerTest();

function files(support: string, others = ''): Readonly<Record<string, string>> {
  return accessFiles(github(), support, '', `bob${others}`);
}

function begin() {
  const { state } = github();
  state.addTeam('acme', 'core', {
    members: { ana: 'member', bob: 'member', carla: 'member' },
    repositories: { iam: 'push' },
  });
  const repository = github().host('acme/iam');
  repository.commit('main', files('carla'));
  repository.commit('grant', files('carla, ana'), { author: 'ana' });
  const number = repository.openPull({ head: 'grant', author: 'ana' });
  const token = github().addWorkflowToken(repository, {
    contents: 'read',
    pull_requests: 'write',
    checks: 'write',
  });
  return { repository, number, token };
}

/** A fresh clone at a commit, as a workflow has it. */
function checkedOut({ folder }: EmulatedRepository, ref: string): string {
  const clone = `${temporaryFolder()}/iam`;
  const git = (...args: readonly string[]) => execFileSync('git', args, { stdio: 'pipe' });
  git('clone', '--quiet', folder, clone);
  git('-C', clone, 'fetch', '--quiet', 'origin', ref);
  git('-C', clone, 'checkout', '--quiet', 'FETCH_HEAD');
  return clone;
}

/** What a target would be applied with: it is not for comments. */
const managing = { BYLAW_GITHUB_TOKEN_ACME: 'of-an-owner', GITHUB_APP_ID: '1' };

function review(repository: EmulatedRepository, number: number, token: string, ref = 'grant') {
  const { clock, url } = github();
  const session: Session = {
    cwd: checkedOut(repository, ref),
    environment: { ...managing, GITHUB_API_URL: url, GITHUB_TOKEN: token, GITHUB_REPOSITORY: 'acme/iam' },
    now: () => clock.now(),
    progress: silent,
    wait: (milliseconds) => clock.wait(milliseconds),
  };
  return reviewPullRequest(session, { number, comment: true, check: true });
}

function comments({ hosted }: EmulatedRepository) {
  return [...hosted.comments.values()].map(({ body, minimized }) => ({
    body,
    isFolded: minimized !== undefined,
  }));
}

test('tells of an escalation, waits for the right approver, and says when it is there', async () => {
  const { repository, number, token } = begin();
  const first = await review(repository, number, token);
  expect(first.pullRequest).toMatchObject({ standing: 'needs-approval', published: { comment: 'created' } });
  expect(comments(repository)).toHaveLength(1);
  expect(comments(repository)[0]?.body).toContain('**1 missing:** 1 approval of `team/security`');

  repository.review(number, 'carla', 'APPROVE');
  const wrong = await review(repository, number, token);
  expect(wrong.pullRequest.approvals).toMatchObject([
    { missing: 1, given: [], uncounted: [{ login: 'carla', because: 'no-approver' }] },
  ]);
  expect(wrong.pullRequest.published.comment).toBe('edited');

  repository.review(number, 'bob', 'APPROVE');
  const right = await review(repository, number, token);
  expect(right.pullRequest).toMatchObject({
    standing: 'fine',
    approvals: [{ missing: 0, given: [{ principal: 'member/bob', login: 'bob' }] }],
  });
  expect(comments(repository)).toHaveLength(1);
  expect(comments(repository)[0]?.body).toContain('Approved by `member/bob`');

  repository.commit('grant', files('carla, ana, olivia'), { author: 'ana' });
  const again = await review(repository, number, token);
  expect(again.pullRequest).toMatchObject({
    standing: 'needs-approval',
    approvals: [{ missing: 1, uncounted: [{ login: 'bob', because: 'other-commit' }, { login: 'carla' }] }],
  });
  expect(transcriptOf(github().log)).not.toContain(token);
});

test('nobody approves themselves into the approvers', async () => {
  const { repository, number, token } = begin();
  repository.commit('grant', files('carla, ana', ', carla'), { author: 'ana' });
  repository.review(number, 'carla', 'APPROVE');
  const { pullRequest } = await review(repository, number, token);
  expect(pullRequest.standing).toBe('needs-approval');
  expect(pullRequest.approvals.every(({ missing }) => missing > 0)).toBe(true);
});

test('who wrote a commit of it does not approve it', async () => {
  const { repository, number, token } = begin();
  repository.commit('grant', files('carla, ana, olivia'), { author: 'bob' });
  repository.review(number, 'bob', 'APPROVE');
  const { pullRequest } = await review(repository, number, token);
  expect(pullRequest.approvals).toMatchObject([
    { missing: 1, uncounted: [{ login: 'bob', because: 'author' }] },
  ]);
});

test('what GitHub makes of merging it is planned as well as its head, and no other commit', async () => {
  const { repository, number, token } = begin();
  const merged = await review(repository, number, token, `refs/pull/${number}/merge`);
  expect(merged.pullRequest.standing).toBe('needs-approval');
  await expect(review(repository, number, token, 'main')).rejects.toMatchObject({
    code: 'pull-request/other-commit',
  });
  await expect(review(repository, 77, token)).rejects.toThrow();
});

test('what the base did since is not of the pull request, and who approves is as the base says now', async () => {
  const { repository, number, token } = begin();
  repository.commit('main', files('carla', ', carla'), { author: 'olivia' });
  repository.review(number, 'carla', 'APPROVE');
  await expect(review(repository, number, token)).rejects.toMatchObject({ code: 'pull-request/behind' });
  // The emulator merges anew when it is asked.
  await ask(`GET /repos/acme/iam/pulls/${number}`, undefined, token);
  const { pullRequest, result } = await review(repository, number, token, `refs/pull/${number}/merge`);
  const changes = result.plan?.sections.flatMap((section) => section.changes.map(({ address }) => address));
  expect(changes).toEqual(['team-member:acme/support/ana']);
  expect(pullRequest).toMatchObject({
    standing: 'fine',
    approvals: [{ given: [{ principal: 'member/carla' }] }],
  });
});

test('who approves changes of guardrails approves what guards a target, too', async () => {
  const { repository, token } = begin();
  const target = 'apiVersion: bylaw/v1\nkind: Target\nname: directory\nprovider: directory\n';
  const guards = 'guards: {lost-members: {share: 1, floor: 1000}}\n';
  repository.commit('loose', { ...files('carla'), 'organizations/acme/target.yaml': `${target}${guards}` });
  const number = repository.openPull({ head: 'loose', author: 'ana' });
  const { pullRequest } = await review(repository, number, token, 'loose');
  expect(pullRequest).toMatchObject({ standing: 'needs-approval', approvals: [{ missing: 1 }] });
  expect(comments(repository)[0]?.body).toContain('lost');
});

test('a token that may not write the check has the plan, the comment, and why the check is missing', async () => {
  const { repository, number } = begin();
  const token = github().addWorkflowToken(repository, { contents: 'read', pull_requests: 'write' });
  const { pullRequest, unpublished } = await review(repository, number, token);
  expect(pullRequest.standing).toBe('needs-approval');
  expect(comments(repository)).toHaveLength(1);
  expect(unpublished).toMatchObject({ code: 'provider/forbidden' });
});

test('one that is merged is not planned', async () => {
  const { repository, number, token } = begin();
  repository.merge(number);
  await expect(review(repository, number, token)).rejects.toMatchObject({ code: 'pull-request/not-open' });
});

test('an organization that no target tells of any more is not looked at, and that is not fine', async () => {
  const { repository, number, token } = begin();
  const disabled =
    'apiVersion: bylaw/v1\nkind: Target\nname: directory\nprovider: directory\nenabled: false\n';
  const without = Object.entries(files('carla, ana')).map(([path, text]) => [
    path,
    text.replace(/---\napiVersion: bylaw\/v1\nkind: Guardrail[\s\S]*?(?=---)/, ''),
  ]);
  repository.commit('grant', { ...Object.fromEntries(without), 'organizations/acme/target.yaml': disabled });
  const { pullRequest, result } = await review(repository, number, token);
  expect(result.plan?.sections).toEqual([]);
  expect(pullRequest).toMatchObject({ standing: 'needs-approval', unplanned: ['acme'] });
  expect(comments(repository)[0]?.body).toContain('**Not looked at:** `acme`');
});

test('files with errors are told, and nothing is said of access', async () => {
  const { repository, number, token } = begin();
  repository.commit('grant', files('carla, nobody-here'), { author: 'ana' });
  const { pullRequest, result } = await review(repository, number, token);
  expect(pullRequest.standing).toBe('errors');
  expect(result.plan).toBeUndefined();
  expect(comments(repository)[0]?.body).toContain('`model/unknown-member`');
});

test('what is proposed to another branch too says nothing of what is proposed to this one', async () => {
  const { repository, number, token } = begin();
  // It has already what is proposed.
  repository.commit('other', files('carla, ana'), { author: 'olivia' });
  const second = repository.openPull({ head: 'grant', base: 'other', author: 'ana' });
  await review(repository, number, token);
  await review(repository, second, token, `refs/pull/${second}/merge`);
  const checks = [...repository.hosted.checkRuns.values()].map(({ name, conclusion }) => [name, conclusion]);
  expect(checks).toEqual([
    ['Bylaw: access plan', 'action_required'],
    ['Bylaw: access plan into other', 'success'],
  ]);
});

test('a check that was fine does not stay so where the host does not say who approves any longer', async () => {
  const { repository, number, token } = begin();
  repository.review(number, 'bob', 'APPROVE');
  await review(repository, number, token);
  const newest = () => [...repository.hosted.checkRuns.values()].at(-1);
  expect(newest()?.conclusion).toBe('success');
  const told = comments(repository);
  github().faults([{ at: { path: '**/reviews' }, times: 99, do: 403, message: 'Not now' }]);
  await expect(review(repository, number, token)).rejects.toMatchObject({
    code: expect.stringMatching(/^provider\//),
  });
  expect(newest()?.conclusion).toBe('failure');
  expect(comments(repository)).toEqual(told);
});
