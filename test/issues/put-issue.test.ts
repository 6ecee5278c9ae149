import { expect, test } from 'vitest';
import { clientOf } from '../github-emulator/client-of.ts';
import { transcriptOf } from '../github-emulator/transcript-of.ts';
import { emulatedIssues } from './emulated-issues.ts';

const { github, begin, open, shown } = emulatedIssues();
const mark = '<!-- bylaw:drift -->';
const issues = '/repos/acme/iam/issues';
const day = 86_400_000;

const drift = (body: string) => ({ title: 'Drift', body });

test('one issue is opened, left alone where it says the same, and edited in place', async () => {
  const { putIssue } = await begin().writer;
  const first = await putIssue('drift', drift('Ana gained.'));
  expect(first).toEqual({ is: 'opened', url: 'https://github.com/acme/iam/issues/1' });
  expect(await putIssue('drift', drift('Ana gained.'))).toEqual({ is: 'unchanged', url: first.url });
  expect(await putIssue('drift', drift('Bob gained.'))).toEqual({ is: 'edited', url: first.url });
  expect(shown()).toEqual([`#1 open Drift: ${mark}\nBob gained.`]);
  expect(github().writes).toHaveLength(2);
});

test('whoever renames it keeps their title', async () => {
  const { writer, token } = begin();
  const { putIssue } = await writer;
  await putIssue('drift', drift('Ana gained.'));
  const { rest } = clientOf(github(), token);
  await rest.issues.update({ owner: 'acme', repo: 'iam', issue_number: 1, title: 'Look at this!' });
  await putIssue('drift', drift('Bob gained.'));
  expect(shown()).toEqual([`#1 open Look at this!: ${mark}\nBob gained.`]);
});

test('it is closed when it is over, and opened again where that comes back soon', async () => {
  const { putIssue, closeIssue } = await begin().writer;
  expect(await closeIssue('drift', 'Gone.')).toEqual({ is: 'none' });
  const { url } = await putIssue('drift', drift('Ana gained.'));
  expect(await closeIssue('drift', 'It is gone.')).toEqual({ is: 'closed', url });
  expect(shown()).toEqual([`#1 closed Drift: ${mark}\nAna gained.`, '#1 It is gone.']);
  expect(await closeIssue('drift', 'It is gone.')).toEqual({ is: 'none' });
  github().clock.advance(29 * day);
  expect(await putIssue('drift', drift('Bob gained.'))).toEqual({ is: 'reopened', url });
  expect(shown()).toEqual([`#1 open Drift: ${mark}\nBob gained.`, '#1 It is gone.']);
});

test('what comes back after a month is another issue', async () => {
  const { putIssue, closeIssue } = await begin().writer;
  await putIssue('drift', drift('Ana gained.'));
  await closeIssue('drift', 'It is gone.');
  github().clock.advance(31 * day);
  expect(await putIssue('drift', drift('Bob gained.'))).toMatchObject({ is: 'opened' });
  expect(shown().slice(1, 2)).toEqual([`#2 open Drift: ${mark}\nBob gained.`]);
});

test('each name has an issue of its own', async () => {
  const { putIssue, closeIssue } = await begin().writer;
  await putIssue('drift', drift('Ana gained.'));
  await putIssue('drift-acme', drift('Bob gained.'));
  await closeIssue('drift', 'It is gone.');
  expect(shown().slice(1, 2)).toEqual(['#2 open Drift: <!-- bylaw:drift-acme -->\nBob gained.']);
});

test('an issue of somebody else, and a pull request, is never touched, whatever it says', async () => {
  const { writer, repository, token } = begin();
  const { putIssue, closeIssue } = await writer;
  const ana = clientOf(github(), github().addToken({ login: 'ana' })).rest.issues;
  const mine = { owner: 'acme', repo: 'iam', title: 'Mine', body: `${mark}\nNothing.` };
  await ana.create(mine);
  repository.commit('grant', { 'a.yaml': 'b\n' });
  repository.openPull({ head: 'grant', title: 'Grant', body: `${mark}\nNothing.`, author: 'ana' });
  // Ours, but not by its first line.
  await clientOf(github(), token).rest.issues.create({ ...mine, body: `Ana says:\n${mark}` });
  expect(await closeIssue('drift', 'It is gone.')).toEqual({ is: 'none' });
  expect(await putIssue('drift', drift('Ana gained.'))).toMatchObject({ is: 'opened' });
  const app = await open(github().addWorkflowToken(repository, { issues: 'write' })).writer;
  expect(await app.putIssue('drift', drift('Bob gained.'))).toMatchObject({ is: 'edited' });
  const olivia = await open(github().token).writer;
  expect(await olivia.putIssue('drift', drift('Bob gained.'))).toMatchObject({ is: 'opened' });
  await app.closeIssue('drift', 'It is gone.');
  expect(shown().slice(0, 5)).toEqual([
    `#1 open Mine: ${mark}\nNothing.`,
    `#2 open Grant: ${mark}\nNothing.`,
    `#3 open Mine: Ana says:\n${mark}`,
    `#4 closed Drift: ${mark}\nBob gained.`,
    `#5 open Drift: ${mark}\nBob gained.`,
  ]);
});

test('two runs at once leave one issue', async () => {
  const { writer, repository } = begin();
  const other = open(github().addWorkflowToken(repository, { issues: 'write' }));
  const writers = await Promise.all([writer, other.writer]);
  const done = await Promise.all(writers.map(({ putIssue }, run) => putIssue('drift', drift(`Run ${run}`))));
  expect(new Set(done.map(({ url }) => url)).size).toBe(1);
  const [kept, double, ...more] = shown();
  expect(kept).toMatch(/^#1 open Drift: <!-- bylaw:drift -->\nRun [01]$/);
  expect(double).toBe('#2 closed Drift: The same as #1.');
  expect(more).toEqual([]);
  const [first] = writers;
  await first?.closeIssue('drift', 'It is gone.');
  await first?.putIssue('drift', drift('Again.'));
  expect(shown().slice(0, 2)).toEqual([`#1 open Drift: ${mark}\nAgain.`, '#2 closed Drift: The same as #1.']);
});

test.each([
  ['the connection breaks after it was written', { do: 'drop-after' }],
  ['the connection breaks before it was written', { do: 'drop-before' }],
  ['GitHub fails after it was written', { do: 502, after: true }],
  ['GitHub fails before it was written', { do: 500 }],
  ['the answer is cut short', { do: 'cut' }],
] as const)('there is one issue where %s', async (_, fault) => {
  const { putIssue, closeIssue } = await begin().writer;
  github().faults([{ at: { method: 'POST', path: issues }, ...fault }]);
  expect(await putIssue('drift', drift('Ana gained.'))).toMatchObject({ is: 'opened' });
  github().faults([{ at: { method: 'PATCH' }, ...fault }]);
  expect(await putIssue('drift', drift('Bob gained.'))).toMatchObject({ is: 'edited' });
  github().faults([{ at: { method: 'PATCH' }, ...fault }]);
  expect(await closeIssue('drift', 'It is gone.')).toMatchObject({ is: 'closed' });
  github().faults([{ at: { method: 'PATCH' }, ...fault }]);
  await putIssue('drift', drift('Bob gained.'));
  await closeIssue('drift', 'It is gone.');
  expect(shown()).toEqual([`#1 closed Drift: ${mark}\nBob gained.`, '#1 It is gone.', '#1 It is gone.']);
});

test('an issue is closed though nothing can be said under it', async () => {
  const { writer, told } = begin();
  const { putIssue, closeIssue } = await writer;
  await putIssue('drift', drift('Ana gained.'));
  const comments = { method: 'POST', path: `${issues}/1/comments` };
  github().faults([{ at: comments, do: 403, message: 'Unable to create comment because issue is locked.' }]);
  expect(await closeIssue('drift', 'It is gone.')).toMatchObject({ is: 'closed' });
  expect(shown()).toEqual([`#1 closed Drift: ${mark}\nAna gained.`]);
  expect(told).toEqual([expect.stringMatching(/^nothing was said under issue #1: .*locked/)]);
});

test('an issue that was opened counts, though nobody could look again', async () => {
  const { writer, told } = begin();
  github().faults([{ at: { method: 'GET', path: issues }, skip: 2, times: 9, do: 500 }]);
  expect(await (await writer).putIssue('drift', drift('1'))).toMatchObject({ is: 'opened' });
  expect(told).toEqual([expect.stringContaining('whether there are two issues is not known')]);
});

test('what goes while it is edited is looked for again', async () => {
  const { putIssue } = await begin().writer;
  await putIssue('drift', drift('1'));
  github().faults([{ at: { method: 'PATCH' }, do: 410 }]);
  expect(await putIssue('drift', drift('2'))).toMatchObject({ is: 'edited' });
  github().faults([{ at: { method: 'PATCH' }, times: 99, do: 404 }]);
  await expect(putIssue('drift', drift('3'))).rejects.toThrow('the issue: it was deleted again and again');
});

test('who may only read is told what is missing, and where issues are off, that', async () => {
  const reading = await begin({ issues: 'read' }).writer;
  await expect(reading.putIssue('drift', drift('1'))).rejects.toMatchObject({
    code: 'provider/forbidden',
    hint: expect.stringContaining('`permissions: issues: write`'),
  });
  github().faults([{ at: { method: 'POST' }, do: 410, message: 'Issues are disabled for this repo' }]);
  const olivia = await open(github().token).writer;
  await expect(olivia.putIssue('drift', drift('1'))).rejects.toMatchObject({
    code: 'provider/refused',
    hint: 'turn issues on in the settings of the repository',
  });
});

test('what one run asks for', async () => {
  const { putIssue, closeIssue } = await begin().writer;
  await putIssue('drift', drift('Ana gained.'));
  await closeIssue('drift', 'It is gone.');
  expect(transcriptOf(github().log)).toMatchInlineSnapshot(`
    "   1  09:00:00  a workflow of acme/iam: GET /repos/acme/iam/issues?per_page=100&state=open&direction=asc -> 200
       2  09:00:00  a workflow of acme/iam: GET /repos/acme/iam/issues?per_page=100&state=closed&direction=asc&since=2026-10-24T09%3A00%3A00.000Z -> 200
       3  09:00:00  a workflow of acme/iam: POST /repos/acme/iam/issues -> 201
            create issue iam#1
       4  09:00:00  a workflow of acme/iam: GET /repos/acme/iam/issues?per_page=100&state=open&direction=asc -> 200
       5  09:00:00  a workflow of acme/iam: POST /graphql -> 200
       6  09:00:00  a workflow of acme/iam: GET /repos/acme/iam/issues?per_page=100&state=open&direction=asc -> 200
       7  09:00:00  a workflow of acme/iam: POST /graphql -> 200
       8  09:00:01  a workflow of acme/iam: PATCH /repos/acme/iam/issues/1 -> 200
            update issue iam#1
       9  09:00:02  a workflow of acme/iam: POST /repos/acme/iam/issues/1/comments -> 201
            create comment iam#1/11000001
    "
  `);
});
