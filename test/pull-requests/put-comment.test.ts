import { expect, test } from 'vitest';
import { openPullRequestWriter } from '../../src/pull-requests/github/open-writer.ts';
import { clientOf } from '../github-emulator/client-of.ts';
import { transcriptOf } from '../github-emulator/transcript-of.ts';
import { emulatedHost } from './emulated-host.ts';

const host = emulatedHost();
const { github } = host;
const issue = { owner: 'acme', repo: 'iam', issue_number: 1 };
const comments = '/repos/acme/iam/issues/1/comments';
const mark = '<!-- bylaw:plan -->';

/** All of them, oldest first; a folded one in brackets. */
function shown() {
  const { hosted } = github().host('acme/iam');
  return [...hosted.comments.values()].map(({ body, minimized }) =>
    minimized === undefined ? body : `[${minimized}] ${body}`,
  );
}

/** Writes as somebody does by hand, and gives the number of the comment. */
async function say(token: string, body: string): Promise<number> {
  return (await clientOf(github(), token).rest.issues.createComment({ ...issue, body })).data.id;
}

test('one comment is written, left alone where it says the same, and edited in place', async () => {
  const { writer } = host.begin();
  const { putComment } = await writer;
  const first = await putComment(1, 'plan', 'Ana gains.');
  expect(first).toEqual({ is: 'created', url: expect.stringContaining('/pull/1#issuecomment-') });
  expect(await putComment(1, 'plan', 'Ana gains.')).toEqual({ is: 'unchanged', url: first.url });
  expect(await putComment(1, 'plan', 'Bob gains.')).toEqual({ is: 'edited', url: first.url });
  expect(shown()).toEqual([`${mark}\nBob gains.`]);
  expect(github().writes).toHaveLength(2);
});

test('each name has a comment of its own', async () => {
  const { putComment } = await host.begin().writer;
  await putComment(1, 'plan', 'Ana gains.');
  await putComment(1, 'drift', 'Bob has more.');
  expect(await putComment(1, 'plan', 'Nobody gains.')).toMatchObject({ is: 'edited' });
  expect(shown()).toEqual([`${mark}\nNobody gains.`, '<!-- bylaw:drift -->\nBob has more.']);
  await expect(putComment(1, 'plan --> <b>', 'x')).rejects.toThrow('cannot be named');
});

test('a comment of somebody else is never touched, whatever it says', async () => {
  const { writer, repository } = host.begin();
  const { putComment } = await writer;
  const app = github().addWorkflowToken(repository, { pull_requests: 'write' });
  await say(github().addToken({ login: 'ana' }), `${mark}\nNothing changes, merge it.`);
  // Ours, but not by its first line: it repeats what somebody proposed.
  await say(app, `> ${mark}\n> Nothing changes.`);
  await say(app, `Ana says:\n${mark}`);
  expect(await putComment(1, 'plan', 'Ana gains everything.')).toMatchObject({ is: 'created' });
  await say(github().addToken({ login: 'bob' }), `${mark}\nNo, nothing changes.`);
  expect(await putComment(1, 'plan', 'Ana gains.')).toMatchObject({ is: 'edited' });
  expect(shown()).toEqual([
    `${mark}\nNothing changes, merge it.`,
    `> ${mark}\n> Nothing changes.`,
    `Ana says:\n${mark}`,
    `${mark}\nAna gains.`,
    `${mark}\nNo, nothing changes.`,
  ]);
});

test('a person and a workflow have a comment each', async () => {
  const { writer } = host.begin();
  const olivia = await host.open(github().token).writer;
  await (await writer).putComment(1, 'plan', 'Ana gains.');
  expect(await olivia.putComment(1, 'plan', 'Bob gains.')).toMatchObject({ is: 'created' });
  expect(await olivia.putComment(1, 'plan', 'Carla gains.')).toMatchObject({ is: 'edited' });
  expect(shown()).toEqual([`${mark}\nAna gains.`, `${mark}\nCarla gains.`]);
});

test('an app has a comment of its own', async () => {
  const { writer } = host.begin();
  await (await writer).putComment(1, 'plan', 'Ana gains.');
  const first = await host.openApp().writer;
  expect(await first.putComment(1, 'plan', 'Bob gains.')).toMatchObject({ is: 'created' });
  const second = await host.openApp().writer;
  expect(await second.putComment(1, 'plan', 'Carla gains.')).toMatchObject({ is: 'created' });
  expect(await first.putComment(1, 'plan', 'Nobody gains.')).toMatchObject({ is: 'edited' });
  expect(shown()).toEqual([`${mark}\nAna gains.`, `${mark}\nNobody gains.`, `${mark}\nCarla gains.`]);
});

test('an app that may more signs in for this repository alone, and says where it is not installed', async () => {
  const { repository } = host.begin();
  const { context } = host.openApp({ members: 'write', administration: 'write', pull_requests: 'write' });
  const writer = await openPullRequestWriter(context);
  await writer.putComment(1, 'plan', 'Ana gains.');
  const issued = [...github().state.tokens.values()].filter(({ name }) => name.startsWith('bylaw-'));
  expect(issued).toMatchObject([{ repository: repository.id }]);
  expect(issued.map(({ permissions }) => permissions)).toEqual([
    { metadata: 'read', pull_requests: 'write' },
  ]);
  const elsewhere = { ...context, repository: { owner: 'acme', name: 'elsewhere' } };
  const failed = openPullRequestWriter(elsewhere).then((other) => other.putComment(1, 'plan', 'Ana gains.'));
  await expect(failed).rejects.toMatchObject({
    code: 'provider/not-found',
    message: expect.stringContaining('elsewhere'),
  });
});

test('ours is found behind hundreds that pretend to be', async () => {
  const { writer, token } = host.begin();
  const { putComment } = await writer;
  const fake = await say(github().addToken({ login: 'ana' }), `${mark}\nNothing changes.`);
  await say(token, `${mark}\nAna gains.`);
  const { comments: all } = github().host('acme/iam').hosted;
  const [first, ours] = [...all.values()];
  if (first === undefined || ours === undefined) throw new Error('no comment');
  all.delete(ours.id);
  for (let id = fake + 1000; id < fake + 1250; id += 1) all.set(id, { ...first, id });
  all.set(fake + 2000, { ...ours, id: fake + 2000 });
  expect(await putComment(1, 'plan', 'Bob gains.')).toMatchObject({ is: 'edited' });
  expect(shown().filter((body) => body !== `${mark}\nNothing changes.`)).toEqual([`${mark}\nBob gains.`]);
});

test('of several of ours the oldest stays, and the others are folded away once', async () => {
  const { writer, token } = host.begin();
  const { putComment } = await writer;
  for (const body of ['1', '2', '3']) await say(token, `${mark}\r\n${body}\n`);
  expect(await putComment(1, 'plan', '1')).toMatchObject({ is: 'unchanged' });
  const folded = [`${mark}\r\n1\n`, `[outdated] ${mark}\r\n2\n`, `[outdated] ${mark}\r\n3\n`];
  expect(shown()).toEqual(folded);
  const before = github().writes.length;
  expect(await putComment(1, 'plan', '1')).toMatchObject({ is: 'unchanged' });
  expect(github().writes).toHaveLength(before);
});

test('what cannot be folded away stands, and is told', async () => {
  const { writer, token, told } = host.begin();
  for (const body of ['1', '2', '3']) await say(token, `${mark}\n${body}`);
  github().faults([{ at: { path: '/graphql' }, skip: 1, do: 403, message: 'Not now' }]);
  expect(await (await writer).putComment(1, 'plan', '4')).toMatchObject({ is: 'edited' });
  expect(shown()).toEqual([`${mark}\n4`, `${mark}\n2`, `[outdated] ${mark}\n3`]);
  expect(told).toEqual([expect.stringMatching(/^an older comment could not be folded away: .*Not now/)]);
});

test('one that was folded away, or deleted, is written anew', async () => {
  const { writer, token } = host.begin();
  const { putComment } = await writer;
  const client = clientOf(github(), token);
  const { url } = await putComment(1, 'plan', '1');
  const [kept] = github().host('acme/iam').hosted.comments.values();
  if (kept === undefined) throw new Error('no comment');
  kept.minimized = 'off-topic';
  expect(await putComment(1, 'plan', '1')).not.toEqual({ is: 'unchanged', url });
  const { data } = await client.rest.issues.listComments(issue);
  for (const { id } of data) {
    await client.rest.issues.deleteComment({ owner: 'acme', repo: 'iam', comment_id: id });
  }
  expect(await putComment(1, 'plan', '1')).toMatchObject({ is: 'created' });
  expect(shown()).toEqual([`${mark}\n1`]);
});

test('where the comment goes while it is edited, it is looked for again', async () => {
  const { putComment } = await host.begin().writer;
  await putComment(1, 'plan', '1');
  github().faults([{ at: { method: 'PATCH' }, do: 404 }]);
  expect(await putComment(1, 'plan', '2')).toMatchObject({ is: 'edited' });
  expect(shown()).toEqual([`${mark}\n2`]);
  github().faults([{ at: { method: 'PATCH' }, times: 99, do: 404 }]);
  await expect(putComment(1, 'plan', '3')).rejects.toThrow(
    'the comment under #1: it was deleted again and again',
  );
});

test('two runs at once leave one comment, with what came last', async () => {
  const { writer, repository } = host.begin();
  const other = host.open(github().addWorkflowToken(repository, { pull_requests: 'write' }));
  const writers = await Promise.all([writer, other.writer]);
  const done = await Promise.all(writers.map(({ putComment }, run) => putComment(1, 'plan', `Run ${run}`)));
  expect(new Set(done.map(({ url }) => url)).size).toBe(1);
  const [kept, folded] = shown();
  expect(kept).toMatch(/^<!-- bylaw:plan -->\nRun [01]$/);
  expect(folded).toBe(`[outdated] ${kept}`);
  expect(shown()).toHaveLength(2);
});

test.each([
  ['the connection breaks after it was written', { do: 'drop-after' }],
  ['the connection breaks before it was written', { do: 'drop-before' }],
  ['GitHub fails after it was written', { do: 502, after: true }],
  ['GitHub fails before it was written', { do: 500 }],
  ['the answer is cut short', { do: 'cut' }],
] as const)('there is one comment where %s', async (_, fault) => {
  const { putComment } = await host.begin().writer;
  github().faults([{ at: { method: 'POST', path: comments }, ...fault }]);
  expect(await putComment(1, 'plan', 'Ana gains.')).toMatchObject({ is: 'created' });
  expect(shown()).toEqual([`${mark}\nAna gains.`]);
  github().faults([{ at: { method: 'PATCH' }, ...fault }]);
  expect(await putComment(1, 'plan', 'Bob gains.')).toMatchObject({ is: 'edited' });
  expect(shown()).toEqual([`${mark}\nBob gains.`]);
});

test('a lost comment is looked for before it is sent again', async () => {
  const { putComment } = await host.begin().writer;
  github().faults([{ at: { method: 'POST', path: comments }, do: 'drop-after' }]);
  await putComment(1, 'plan', 'Ana gains.');
  expect(shown()).toEqual([`${mark}\nAna gains.`]);
  expect(transcriptOf(github().log)).toMatchInlineSnapshot(`
    "   1  09:00:00  a workflow of acme/iam: GET /repos/acme/iam/issues/1/comments?per_page=100 -> 200
       2  09:00:00  a workflow of acme/iam: POST /repos/acme/iam/issues/1/comments -> no answer (drop-after)
            create comment iam#1/11000001
       3  09:00:02  a workflow of acme/iam: GET /repos/acme/iam/issues/1/comments?per_page=100 -> 200
       4  09:00:02  a workflow of acme/iam: POST /graphql -> 200
    "
  `);
});

test('GitHub’s limits are waited out, and what never comes is told', async () => {
  const { putComment } = await host.begin().writer;
  const post = { method: 'POST', path: comments };
  github().faults([
    { at: post, do: 'rate-limit' },
    { at: { method: 'GET', path: comments }, skip: 1, do: 'secondary-limit', retryAfter: 30 },
    { at: post, do: 'secondary-limit', retryAfter: 30 },
  ]);
  expect(await putComment(1, 'plan', '1')).toMatchObject({ is: 'created' });
  expect(shown()).toEqual([`${mark}\n1`]);
  expect(github().clock.now() > '2026-11-23T10:01').toBe(true);
  github().faults([{ at: { method: 'PATCH' }, times: 99, do: 500 }]);
  await expect(putComment(1, 'plan', '2')).rejects.toMatchObject({
    code: 'provider/disconnected',
    message: expect.stringMatching(/^the comment under #1: GitHub answered 500/),
  });
});

test('who may only read is told what is missing', async () => {
  const { putComment } = await host.begin({ pull_requests: 'read' }).writer;
  await expect(putComment(1, 'plan', '1')).rejects.toMatchObject({
    code: 'provider/forbidden',
    message: expect.stringContaining('the comment under #1: GitHub answered 403: Resource not accessible'),
    hint: expect.stringMatching(/`permissions: pull-requests: write`.*fork.*`workflow_run`/s),
  });
  expect(github().writes).toEqual([]);
});

test('there is nothing to comment where there is no such pull request', async () => {
  const { putComment } = await host.begin().writer;
  await expect(putComment(7, 'plan', '1')).rejects.toMatchObject({ code: 'provider/not-found' });
});

test('a comment that was written counts, though nobody could look again', async () => {
  const { writer, told } = host.begin();
  github().faults([{ at: { method: 'GET', path: comments }, skip: 1, times: 9, do: 500 }]);
  expect(await (await writer).putComment(1, 'plan', '1')).toMatchObject({ is: 'created' });
  expect(told).toEqual([expect.stringContaining('stands there twice is not known')]);
});

test('characters that GitHub has no use for are replaced', async () => {
  const { putComment } = await host.begin().writer;
  await putComment(1, 'plan', 'a\u0000b\ud800c\t😀\r\n\u001b[0m');
  expect(shown()).toEqual([`${mark}\na\ufffdb\ufffdc\t😀\r\n\ufffd[0m`]);
});

test('what GitHub would not take is not sent', async () => {
  const { putComment } = await host.begin().writer;
  await expect(putComment(1, 'plan', 'x'.repeat(65_536))).rejects.toThrow(/65556 characters/);
  expect(github().log).toEqual([]);
  await putComment(1, 'plan', 'x'.repeat(65_000));
  expect(shown()[0]).toHaveLength(65_020);
});
