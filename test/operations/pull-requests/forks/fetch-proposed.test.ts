import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reviewPullRequest } from '../../../../src/operations/pull-requests/review-pull-request.ts';
import { emulatorPerTest } from '../../../github-emulator/emulator-per-test.ts';
import {
  bylawFile,
  type ForkStage,
  organization,
  organizationFile,
  runGit,
  sessionIn,
  setForkStage,
  trustedClone,
} from './fork-stage.ts';

const { github } = emulatorPerTest();

function tokenOf({ repository }: ForkStage): string {
  return github().addWorkflowToken(repository, { contents: 'read', pull_requests: 'write', checks: 'write' });
}

/** As the trusted workflow does, with the base checked out. */
function review(stage: ForkStage, number: number, clone = trustedClone(stage.repository)) {
  const session = sessionIn(github(), clone, tokenOf(stage));
  return reviewPullRequest(session, { number, fetch: true, comment: true, check: true });
}

function grant() {
  return { [organizationFile]: organization(github(), 'olivia, stan') };
}

test("a fork's pull request is planned and told without being checked out", async () => {
  const stage = setForkStage(github());
  const number = stage.propose(grant());
  const clone = trustedClone(stage.repository);
  // Whatever lies here is not looked at.
  writeFileSync(`${clone}/bylaw.yaml`, 'spoilt: [');
  const before = [runGit(clone, 'show-ref', '--head'), runGit(clone, 'status', '--porcelain')];
  const { pullRequest, result } = await review(stage, number, clone);
  expect(pullRequest).toMatchObject({
    standing: 'needs-approval',
    published: { comment: 'created' },
    approvals: [{ guardrail: 'privileged-gains', missing: 1 }],
  });
  const changes = result.plan?.sections.flatMap((section) => section.changes.map(({ address }) => address));
  expect(changes).toEqual(['team-member:acme/support/stan']);
  expect([runGit(clone, 'show-ref', '--head'), runGit(clone, 'status', '--porcelain')]).toEqual(before);
});

test('what the base did since is not of the pull request: what merging makes is planned', async () => {
  const stage = setForkStage(github());
  const number = stage.propose(grant());
  stage.repository.commit('main', { 'README.md': 'Access\n' });
  const clone = trustedClone(stage.repository);
  const { result } = await review(stage, number, clone);
  expect(result.plan?.sections.map(({ changes }) => changes.length)).toEqual([1]);
  expect(runGit(clone, 'rev-list', '--parents', '--max-count=1', result.plan?.source.commit ?? '')).toContain(
    runGit(clone, 'rev-parse', 'HEAD').trim(),
  );
});

test('one that does not merge is not planned', async () => {
  const stage = setForkStage(github());
  const number = stage.propose(grant());
  stage.repository.commit('main', { [organizationFile]: organization(github(), 'olivia, ana') });
  await expect(review(stage, number)).rejects.toMatchObject({ code: 'pull-request/behind' });
});

test('it is had from the remote that has it', async () => {
  const stage = setForkStage(github());
  const number = stage.propose(grant());
  const clone = trustedClone(stage.fork);
  await expect(review(stage, number, clone)).rejects.toMatchObject({ code: 'pull-request/not-fetched' });
  runGit(clone, 'remote', 'add', 'upstream', stage.repository.folder);
  const { pullRequest } = await review(stage, number, clone);
  expect(pullRequest.standing).toBe('needs-approval');
});

test('a clone that is cut off has it all the same', async () => {
  const stage = setForkStage(github());
  stage.repository.commit('main', { 'README.md': 'Access\n' });
  const number = stage.propose(grant());
  const clone = `${trustedClone(stage.repository)}-shallow`;
  runGit('.', 'clone', '--quiet', '--depth=1', `file://${stage.repository.folder}`, clone);
  const { pullRequest } = await review(stage, number, clone);
  expect(pullRequest.standing).toBe('needs-approval');
});

test('no hook and no filter that its files name is run', async () => {
  const stage = setForkStage(github());
  const clone = trustedClone(stage.repository);
  const mark = `${clone}-was-run`;
  const script = `#!/bin/sh\ntouch '${mark}'\ncat\n`;
  const hooks = ['post-checkout', 'post-merge', 'post-index-change', 'reference-transaction', 'fsmonitor'];
  const files = Object.fromEntries(hooks.map((name) => [`.githooks/${name}`, script]));
  // What a person's own configuration may name, so that files of the repository are run.
  runGit(clone, 'config', 'core.hooksPath', '.githooks');
  runGit(clone, 'config', 'filter.evil.smudge', `touch '${mark}'; cat`);
  runGit(clone, 'config', 'filter.evil.clean', `touch '${mark}'; cat`);
  runGit(clone, 'config', 'filter.evil.process', `touch '${mark}'; cat`);
  runGit(clone, 'config', 'diff.evil.textconv', `touch '${mark}'; cat`);
  const attributes = '* filter=evil diff=evil\n';
  const number = stage.propose({
    ...grant(),
    ...files,
    '.gitattributes': attributes,
    'bylaw.yaml': bylawFile,
  });
  const { pullRequest } = await review(stage, number, clone);
  expect(pullRequest.standing).toBe('needs-approval');
  expect(existsSync(mark)).toBe(false);
  expect(existsSync(`${clone}/.githooks`)).toBe(false);
});
