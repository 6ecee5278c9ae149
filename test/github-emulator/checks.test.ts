import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';
import { signAppToken } from './sign-app-token.ts';

const { github, ask } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

function begin() {
  const repository = github().host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  const head_sha = repository.commit('grant', { 'a.yaml': 'b\n' });
  repository.openPull({ head: 'grant' });
  const token = github().addWorkflowToken(repository, { checks: 'write' });
  return { repository, head_sha, checks: clientOf(github(), token).rest.checks };
}

function annotations(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    path: 'a.yaml',
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: 'warning' as const,
    message: `Line ${index + 1}`,
  }));
}

const output = { title: 'Access', summary: 'Ana gains.' };

test('begins a check of a commit and completes it', async () => {
  const { checks, head_sha } = begin();
  const begun = await checks.create({ ...iam, name: 'Bylaw', head_sha, status: 'in_progress' });
  expect(begun.data).toMatchObject({
    status: 'in_progress',
    conclusion: null,
    completed_at: null,
    app: { slug: 'github-actions' },
    pull_requests: [{ number: 1, head: { ref: 'grant', sha: head_sha } }],
  });
  const check_run_id = begun.data.id;
  const done = await checks.update({ ...iam, check_run_id, conclusion: 'failure', output });
  expect(done.data).toMatchObject({ status: 'completed', conclusion: 'failure', output });
  expect((await checks.get({ ...iam, check_run_id })).data).toEqual(done.data);
});

test('adds annotations to those that are there, 50 a request', async () => {
  const { checks, head_sha } = begin();
  const wish = { ...iam, name: 'Bylaw', head_sha };
  const tooMany = checks.create({ ...wish, output: { ...output, annotations: annotations(51) } });
  expect(await refusalOf(tooMany)).toBe(
    '422 Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied.',
  );
  const { data } = await checks.create({ ...wish, output: { ...output, annotations: annotations(50) } });
  await checks.update({ ...iam, check_run_id: data.id, output: { ...output, annotations: annotations(3) } });
  const run = (await checks.get({ ...iam, check_run_id: data.id })).data;
  expect(run.output.annotations_count).toBe(53);
  const listed = await checks.listAnnotations({ ...iam, check_run_id: data.id, per_page: 100 });
  expect(listed.data).toHaveLength(53);
  expect(listed.data.at(-1)).toMatchObject({ path: 'a.yaml', start_line: 3, message: 'Line 3' });
});

test('takes 65,535 characters of a summary and a text, and not one more', async () => {
  const { checks, head_sha } = begin();
  const create = (more: object) =>
    refusalOf(checks.create({ ...iam, name: 'Bylaw', head_sha, output: { ...output, ...more } }));
  const most = 'x'.repeat(65_535);
  expect(await create({ summary: most, text: most })).toBe('none');
  for (const field of ['summary', 'text']) {
    expect(await create({ [field]: `${most}x` })).toMatch(/Only 65535 characters are allowed; 65536 were/);
  }
  const wide = await create({ summary: 'é'.repeat(32_768) });
  expect(wide).toBe('422 Validation Failed: summary exceeds a maximum bytesize of 65535');
  const across = { ...annotations(1)[0], end_line: 2, start_column: 1 };
  expect(await create({ annotations: [across] })).toMatch(/^422 .*\n\nAnnotations only support columns/);
});

test('lists the newest of each name at a commit', async () => {
  const { checks, head_sha } = begin();
  for (const name of ['Bylaw', 'Other', 'Bylaw']) await checks.create({ ...iam, name, head_sha });
  const { data } = await checks.listForRef({ ...iam, ref: 'grant' });
  expect([data.total_count, ...data.check_runs.map(({ name }) => name)]).toEqual([2, 'Bylaw', 'Other']);
  const all = await checks.listForRef({ ...iam, ref: head_sha, filter: 'all', check_name: 'Bylaw' });
  expect(all.data.total_count).toBe(2);
  expect((await checks.listForRef({ ...iam, ref: 'main' })).data.total_count).toBe(0);
});

test('lets apps alone write checks, each its own, of commits that there are', async () => {
  const { repository, checks, head_sha } = begin();
  const wish = { ...iam, name: 'Bylaw', head_sha };
  const { data } = await checks.create(wish);
  const person = clientOf(github()).rest.checks;
  expect(await refusalOf(person.create(wish))).toBe('403 You must authenticate via a GitHub App.');
  const reading = clientOf(github(), github().addWorkflowToken(repository, { checks: 'read' })).rest.checks;
  expect(await refusalOf(reading.create(wish))).toBe('403 Resource not accessible by integration');
  expect(await refusalOf(checks.create({ ...wish, head_sha: '0'.repeat(40) }))).toMatch(/^422 No commit/);
  const app = github().addApp('acme', { checks: 'write' });
  const jwt = signAppToken(app, github().clock.now());
  const { token } = (await ask(`POST /app/installations/${app.installation}/access_tokens`, {}, jwt)).body;
  const other = clientOf(github(), token).rest.checks;
  expect(await refusalOf(other.update({ ...iam, check_run_id: data.id, conclusion: 'success' }))).toMatch(
    /^403 Invalid app_id/,
  );
});

test('does not tell of pull requests from forks', async () => {
  const { repository, checks } = begin();
  const fork = repository.fork('stan');
  const head_sha = fork.commit('evil', { 'a.yaml': 'c\n' });
  repository.openPull({ head: 'stan:evil', author: 'stan' });
  const { data } = await checks.create({ ...iam, name: 'Bylaw', head_sha });
  expect(data.pull_requests).toEqual([]);
});
