import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';
import { signAppToken } from './sign-app-token.ts';

const { github, ask } = emulatorPerTest();
const issue = { owner: 'acme', repo: 'iam', issue_number: 1 };
const iam = { owner: 'acme', repo: 'iam' };

function begin() {
  github().state.addTeam('acme', 'core', { members: { ana: 'member' }, repositories: { iam: 'pull' } });
  const repository = github().host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  repository.commit('grant', { 'a.yaml': 'b\n' });
  repository.openPull({ head: 'grant' });
  const token = github().addWorkflowToken(repository, { pull_requests: 'write' });
  return {
    repository,
    token,
    workflow: clientOf(github(), token),
    ana: clientOf(github(), github().addToken({ login: 'ana' })),
  };
}

test('keeps one comment, edited in place and deleted, by who wrote it', async () => {
  const { workflow } = begin();
  const { data } = await workflow.rest.issues.createComment({
    ...issue,
    body: '<!-- bylaw -->\nNothing changes.',
  });
  expect(data).toMatchObject({
    user: { login: 'github-actions[bot]', type: 'Bot' },
    performed_via_github_app: { slug: 'github-actions', id: 15368 },
    html_url: expect.stringContaining('/pull/1#issuecomment-'),
  });
  github().clock.advance(60_000);
  const edited = await workflow.rest.issues.updateComment({
    ...iam,
    comment_id: data.id,
    body: 'Ana gains.',
  });
  expect(edited.data).toMatchObject({ body: 'Ana gains.', created_at: data.created_at });
  expect(edited.data.updated_at).not.toBe(data.updated_at);
  expect((await workflow.rest.issues.listComments(issue)).data).toEqual([edited.data]);
  await workflow.rest.issues.deleteComment({ ...iam, comment_id: data.id });
  expect((await workflow.rest.issues.listComments(issue)).data).toEqual([]);
  expect(await refusalOf(workflow.rest.issues.getComment({ ...iam, comment_id: data.id }))).toMatch(/^404/);
  expect(github().writes.map(({ effects }) => effects[0]?.action)).toEqual(['create', 'update', 'delete']);
});

test('says whose token wrote: a person’s, or an app’s', async () => {
  const { ana } = begin();
  const app = github().addApp('acme', { pull_requests: 'write' });
  const jwt = signAppToken(app, github().clock.now());
  const path = `POST /app/installations/${app.installation}/access_tokens` as const;
  const { token } = (await ask(path, {}, jwt)).body;
  await ana.rest.issues.createComment({ ...issue, body: 'I need it.' });
  await clientOf(github(), token).rest.issues.createComment({ ...issue, body: 'Plan' });
  expect((await ana.rest.issues.listComments(issue)).data).toMatchObject([
    { user: { login: 'ana', type: 'User' }, performed_via_github_app: null },
    { user: { login: `bylaw-${app.id}[bot]` }, performed_via_github_app: { id: app.id } },
  ]);
});

test('takes 65,536 characters, and not one more', async () => {
  const { workflow } = begin();
  const create = (body: string) => workflow.rest.issues.createComment({ ...issue, body });
  const { data } = await create('x'.repeat(65_536));
  const refusal = '422 Validation Failed: Body is too long (maximum is 65536 characters)';
  expect(await refusalOf(create('x'.repeat(65_537)))).toBe(refusal);
  const longer = workflow.rest.issues.updateComment({
    ...iam,
    comment_id: data.id,
    body: 'x'.repeat(65_537),
  });
  expect(await refusalOf(longer)).toBe(refusal);
  expect(await refusalOf(create(' '))).toMatch(/cannot be blank/);
});

test('pages comments, oldest first', async () => {
  const { workflow } = begin();
  for (const body of ['1', '2', '3']) await workflow.rest.issues.createComment({ ...issue, body });
  const all = await workflow.paginate(workflow.rest.issues.listComments, { ...issue, per_page: 2 });
  expect(all.map(({ body }) => body)).toEqual(['1', '2', '3']);
});

test('lets only those write who may', async () => {
  const { repository, workflow, ana } = begin();
  const create = (client: typeof ana) => client.rest.issues.createComment({ ...issue, body: 'x' });
  const reading = clientOf(github(), github().addWorkflowToken(repository, { pull_requests: 'read' }));
  expect(await refusalOf(create(reading))).toBe('403 Resource not accessible by integration');
  const issues = clientOf(github(), github().addWorkflowToken(repository, { issues: 'write' }));
  expect(await refusalOf(create(issues))).toMatch(/^403/);
  const { data } = await create(workflow);
  const edit = ana.rest.issues.updateComment({ ...iam, comment_id: data.id, body: 'Nothing to see.' });
  expect(await refusalOf(edit)).toMatch(/^403/);
  expect(await refusalOf(workflow.rest.issues.listComments({ ...issue, issue_number: 7 }))).toMatch(/^404/);
});

const minimize = `mutation ($id: ID!) {
  minimizeComment(input: {subjectId: $id, classifier: OUTDATED, clientMutationId: "1"}) {
    clientMutationId
    minimizedComment { isMinimized minimizedReason ... on IssueComment { body author { login } } }
  }
}`;

test('folds a comment away by GraphQL', async () => {
  const { workflow, ana } = begin();
  const { data } = await workflow.rest.issues.createComment({ ...issue, body: 'Old plan' });
  expect(await workflow.graphql(minimize, { id: data.node_id })).toEqual({
    minimizeComment: {
      clientMutationId: '1',
      minimizedComment: {
        isMinimized: true,
        minimizedReason: 'outdated',
        body: 'Old plan',
        author: { login: 'github-actions[bot]' },
      },
    },
  });
  const shown = await ana.rest.issues.getComment({ ...iam, comment_id: data.id });
  expect(shown.data).toMatchObject({ minimized: { reason: 'outdated' } });
  const node = '{ node(id: "ID") { ... on IssueComment { isMinimized viewerCanMinimize } } }';
  expect(await ana.graphql(node.replace('ID', data.node_id))).toEqual({
    node: { isMinimized: true, viewerCanMinimize: false },
  });
  expect(github().writes.at(-1)).toMatchObject({ path: '/graphql', effects: [{ what: 'comment' }] });
});

test('folds nothing away for who may not, or what is not there', async () => {
  const { repository, workflow, ana } = begin();
  const { data } = await workflow.rest.issues.createComment({ ...issue, body: 'Plan' });
  const type = async (client: typeof ana, id: string) => {
    const thrown = await client.graphql(minimize, { id }).catch((error: unknown) => error);
    return (thrown as { errors?: readonly { type: string }[] }).errors?.[0]?.type;
  };
  expect(await type(ana, data.node_id)).toBe('FORBIDDEN');
  const reading = clientOf(github(), github().addWorkflowToken(repository, { pull_requests: 'read' }));
  expect(await type(reading, data.node_id)).toBe('FORBIDDEN');
  expect(await type(workflow, Buffer.from('012:IssueComment7').toString('base64'))).toBe('NOT_FOUND');
});
