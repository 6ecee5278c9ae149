import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reviewPullRequest } from '../../../../src/operations/pull-requests/review-pull-request.ts';
import type { Session } from '../../../../src/operations/session.ts';
import { temporaryFolder } from '../../../git/scratch-repository.ts';
import { emulatorPerTest } from '../../../github-emulator/emulator-per-test.ts';
import {
  type ForkStage,
  organization,
  organizationFile,
  runGit,
  sessionIn,
  setForkStage,
  trustedClone,
} from './fork-stage.ts';

const { github } = emulatorPerTest();

/** What the run of a fork has: it reads, and writes nothing. */
const untrusted = { contents: 'read', pull_requests: 'read' } as const;
const trusted = { contents: 'read', pull_requests: 'write', checks: 'write', actions: 'read' } as const;

function begin() {
  const stage = setForkStage(github());
  const number = stage.propose({ [organizationFile]: organization(github(), 'olivia, stan') });
  return { stage, number, run: runOf(stage) };
}

function runOf({ repository, fork }: ForkStage, branch = 'grant', event = 'pull_request'): number {
  const commit = runGit(fork.folder, 'rev-parse', branch).trim();
  return repository.addRun({ event, commit, from: fork, branch, actor: 'stan', conclusion: 'success' });
}

/** The first stage: on what GitHub merged, with a token that writes nothing. */
async function leave({ repository }: ForkStage, number: number): Promise<string> {
  const clone = trustedClone(repository);
  runGit(clone, 'fetch', '--quiet', 'origin', `refs/pull/${number}/merge`);
  runGit(clone, 'checkout', '--quiet', 'FETCH_HEAD');
  const session = sessionIn(github(), clone, github().addWorkflowToken(repository, untrusted));
  // What cannot be planned there is told by the second stage.
  await reviewPullRequest(session, { number, out: 'review.json' }).catch(() => undefined);
  return readFileSync(`${clone}/review.json`, 'utf8');
}

function written(text: string): string {
  const file = `${temporaryFolder()}/review.json`;
  writeFileSync(file, text);
  return file;
}

function post(stage: ForkStage, run: number, file: string) {
  return reviewPullRequest(trustedSession(stage), { told: { run, file }, comment: true, check: true });
}

const sessions = new WeakMap<ForkStage, Session>();

/** One clone is enough where nothing of it changes. */
function trustedSession(stage: ForkStage): Session {
  const token = github().addWorkflowToken(stage.repository, trusted);
  const session = sessions.get(stage) ?? sessionIn(github(), trustedClone(stage.repository), token);
  sessions.set(stage, session);
  return session;
}

/** What stands under pull requests and at commits: nothing that was refused may have left anything. */
function posted({ repository: { hosted } }: ForkStage) {
  return {
    comments: [...hosted.comments.values()].map(({ body }) => body),
    checks: [...hosted.checkRuns.values()].map(({ conclusion }) => conclusion),
  };
}

const nothing = { comments: [], checks: [] };

test('what the run of a fork leaves is told by one that may write, and by what it plans itself', async () => {
  const { stage, number, run } = begin();
  const text = await leave(stage, number);
  expect(Object.keys(JSON.parse(text))).toEqual([
    'reviewVersion',
    'repository',
    'pullRequest',
    'head',
    'base',
    'changeDigest',
  ]);
  expect(posted(stage)).toEqual(nothing);
  const { pullRequest } = await post(stage, run, written(text));
  expect(pullRequest).toMatchObject({
    number,
    standing: 'needs-approval',
    published: { comment: 'created' },
  });
  expect(posted(stage)).toMatchObject({ checks: ['action_required'] });
  expect(posted(stage).comments[0]).not.toContain('own run saw other changes');

  stage.repository.review(number, 'bob', 'APPROVE');
  const approved = await post(stage, runOf(stage, 'grant', 'pull_request_review'), written(text));
  expect(approved.pullRequest).toMatchObject({ standing: 'fine', published: { comment: 'edited' } });
  expect(posted(stage)).toMatchObject({ checks: ['action_required', 'success'] });
});

test('a run that says something else than is true is not believed, and people are told', async () => {
  const { stage, number, run } = begin();
  stage.repository.review(number, 'bob', 'APPROVE');
  const told = { ...JSON.parse(await leave(stage, number)), changeDigest: 'f'.repeat(64) };
  const { pullRequest, result } = await post(stage, run, written(JSON.stringify(told)));
  expect(pullRequest.standing).toBe('needs-approval');
  expect(result.plan?.changeDigest).not.toBe(told.changeDigest);
  expect(posted(stage).comments[0]).toContain('own run saw other changes');
  expect(posted(stage).checks).toEqual(['action_required']);
});

test('what cannot be planned is told there, in place of what stood there', async () => {
  const { stage, number, run } = begin();
  await post(stage, run, written(await leave(stage, number)));
  const hostile = 'bylaw.yaml of @everyone <img src=x> [x](http:evil.example) `';
  stage.fork.commit('grant', { 'bylaw.yaml': null, [`${hostile}/bylaw.yaml`]: 'a: 1' }, { author: 'stan' });
  const next = await leave(stage, number);
  expect(JSON.parse(next)).toMatchObject({ changeDigest: null });
  await expect(post(stage, runOf(stage), written(next))).rejects.toMatchObject({
    code: 'source/no-repository-file',
  });
  expect(posted(stage).checks).toEqual(['action_required', 'failure']);
  expect(posted(stage).comments).toMatchInlineSnapshot(`
    [
      "<!-- bylaw:plan -->
    ## ❌ Access plan: not looked at

    What this changes nobody knows: \`source/no-repository-file\` there is no bylaw.yaml at the root of the repository

    \\\`bylaw.yaml of @<!-- -->everyone &lt;img src=x&gt; \\[x\\]\\(http:evil.example\\) \\\`/bylaw.yaml\\\` does not count: the file is \\\`bylaw.yaml\\\`, at the root

    <sub>pull request 1 at \`3de995e5d5a9\`, to be compared with \`e8f1f9984ae1\`</sub>
    ",
    ]
  `);
});

test('a file that names another pull request is refused', async () => {
  const { stage, number, run } = begin();
  const other = stage.propose({ 'README.md': 'Mine\n' }, 'other');
  const told = JSON.parse(await leave(stage, number));
  for (const wrong of [
    // Another number with its own head or that of the other; another head with the run of this one.
    { pullRequest: other },
    { pullRequest: other, head: runGit(stage.fork.folder, 'rev-parse', 'other').trim() },
    { head: runGit(stage.fork.folder, 'rev-parse', 'other').trim() },
    { head: told.base },
    { repository: 'stan/iam' },
  ]) {
    const file = written(JSON.stringify({ ...told, ...wrong }));
    await expect(post(stage, run, file), JSON.stringify(wrong)).rejects.toMatchObject({
      code: 'pull-request/other-run',
    });
  }
  const none = written(JSON.stringify({ ...told, pullRequest: 4711 }));
  await expect(post(stage, run, none)).rejects.toMatchObject({ code: 'pull-request/not-found' });
  expect(posted(stage)).toEqual(nothing);
});

test('a run that is none of a pull request, none of it, or none at all is refused', async () => {
  const { stage, number } = begin();
  const file = written(await leave(stage, number));
  const { repository, fork } = stage;
  const commit = runGit(fork.folder, 'rev-parse', 'grant').trim();
  const runs = [
    repository.addRun({ event: 'push', commit, from: fork }),
    repository.addRun({ event: 'pull_request_target', commit, from: fork }),
    // The same commit, from somewhere else.
    repository.addRun({ event: 'pull_request', commit, from: repository.fork('eve') }),
    4711,
  ];
  for (const run of runs) {
    await expect(post(stage, run, file), String(run)).rejects.toMatchObject({
      code: 'pull-request/other-run',
    });
  }
  expect(posted(stage)).toEqual(nothing);
});

test('where another commit was pushed, or it was closed, nothing is said any more', async () => {
  const { stage, number, run } = begin();
  const file = written(await leave(stage, number));
  stage.fork.commit('grant', { 'README.md': 'More\n' }, { author: 'stan' });
  await expect(post(stage, run, file)).rejects.toMatchObject({ code: 'pull-request/other-run' });
  const again = written(await leave(stage, number));
  const next = runOf(stage);
  stage.repository.merge(number);
  await expect(post(stage, next, again)).rejects.toMatchObject({ code: 'pull-request/not-open' });
  expect(posted(stage)).toEqual(nothing);
});

test('a file that is not as it should be is refused whole, in words that show nothing of it', async () => {
  const { stage, number, run } = begin();
  const good = JSON.parse(await leave(stage, number));
  const secret = 'root:x:0:0:marker';
  const texts: readonly string[] = [
    '',
    secret,
    'null',
    '[]',
    '"text"',
    `${'['.repeat(8_000)}`,
    `${JSON.stringify(good)} ${JSON.stringify(good)}`,
    JSON.stringify({ ...good, padding: 'x'.repeat(20_000) }),
    `{"padding": "${'x'.repeat(1_000_000)}"}`,
    ...[
      { [secret]: 1 },
      { plan: {} },
      { reviewVersion: 2 },
      { repository: '../../../user' },
      { repository: 'acme/iam\n' },
      { repository: `acme/${'i'.repeat(300)}` },
      { pullRequest: String(number) },
      { pullRequest: 0 },
      { pullRequest: 1.5 },
      { pullRequest: 1e300 },
      { pullRequest: null },
      { head: 'HEAD' },
      { head: `${good.head}\n` },
      { head: '--upload-pack=touch /tmp/x' },
      { base: 'refs/heads/main' },
      { base: { toString: 'x' } },
      { changeDigest: '@everyone' },
      { changeDigest: ['a'.repeat(64)] },
    ].map((change) => JSON.stringify({ ...good, ...change })),
    JSON.stringify(good).replace(/^\{/, '{"__proto__":{"isAdmin":true},'),
    JSON.stringify(good).replace(/^\{/, '{"constructor":{"prototype":{}},'),
    JSON.stringify(good).replace(/"pullRequest":\d+/, '"pullRequest":NaN'),
    JSON.stringify(good).replace(/"pullRequest":\d+/, '"pullRequest":1e999'),
    ...Object.keys(good).map((key) => JSON.stringify({ ...good, [key]: undefined })),
  ];
  for (const text of texts) {
    const told = await post(stage, run, written(text)).catch((error: unknown) => error);
    expect(told, text.slice(0, 100)).toMatchObject({ code: 'pull-request/invalid-review' });
    expect(String((told as Error).message) + String((told as Error).cause ?? '')).not.toContain('marker');
  }
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  const folder = temporaryFolder();
  symlinkSync('/etc/passwd', `${folder}/link.json`);
  mkdirSync(`${folder}/folder.json`);
  for (const file of ['link.json', 'folder.json']) {
    await expect(post(stage, run, `${folder}/${file}`)).rejects.toMatchObject({
      code: 'pull-request/invalid-review',
    });
  }
  expect(posted(stage)).toEqual(nothing);
  expect(github().log.filter(({ status }) => status === 201)).toEqual([]);
});
