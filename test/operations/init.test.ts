import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { apply } from '../../src/operations/apply.ts';
import { init } from '../../src/operations/init.ts';
import { plan } from '../../src/operations/plan.ts';
import { type Session, silent } from '../../src/operations/session.ts';
import { templateNames } from '../../src/operations/template-files.ts';
import { templatePurposes } from '../../src/operations/template-purposes.ts';
import { testAccess } from '../../src/operations/test-access.ts';
import { validate } from '../../src/operations/validate.ts';

const names = await templateNames();

test('every template says what it is for', () => {
  expect(Object.keys(templatePurposes).sort()).toEqual(names);
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bylaw-init-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function sessionIn(folder: string, email: string): Session {
  const { PATH = '' } = process.env;
  const who = {
    GIT_AUTHOR_NAME: 'Me',
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: 'Me',
    GIT_COMMITTER_EMAIL: email,
  };
  const environment = {
    PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    ...who,
  };
  return { cwd: folder, environment, now: () => '2026-11-22T12:00:00Z', progress: silent };
}

/** Words that YAML reads as something else, and ones that resource names and log-ins spell otherwise. */
const called = ['west-end', '123', 'null', '1e5', '2nd.st_reet', 'on', 'x'];

test.each(names.map((template, at) => [template, called[at % called.length] ?? 'x'] as const))(
  'template %s holds together as `%s`, and whoever commits as its owner goes on',
  async (template, name) => {
    const folder = await newFolder();
    const email = 'Me+Access@Home.example';
    const session = sessionIn(folder, email);
    const git = (...args: readonly string[]) =>
      execFileSync('git', args, {
        cwd: folder,
        env: session.environment as NodeJS.ProcessEnv,
        stdio: 'pipe',
      });
    await init(session, { directory: '.', template, name, email });
    const checked = await validate(session);
    expect(checked.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(checked.organizations.map((each) => each.name)).toEqual([name]);
    const [tested] = (await testAccess(session)).organizations;
    expect(tested?.tests.filter(({ status }) => status !== 'passed')).toEqual([]);
    if (template !== 'minimal') expect(tested?.coverage.undecided).toEqual([]);
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(?:organizations|README)/.test(path) && /\.(?:yaml|md)$/.test(path))
      .map((path) => readFileSync(join(folder, path), 'utf8'));
    expect(texts.filter((text) => /\bacme\b/i.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('only warns'))).toEqual([]);
    git('add', '.');
    git('commit', '--quiet', '--message', 'Start');
    expect((await apply(session, { confirm: async () => true })).status).toBe('applied');
    expect((await plan(session)).plan?.sections.flatMap(({ changes }) => changes)).toEqual([]);
    if (template === 'minimal') return;
    const members = join(folder, 'organizations', name, 'members.yaml');
    const text = readFileSync(members, 'utf8');
    execFileSync('sed', ['-i', 's/displayName: Bo Lindqvist/displayName: Bo L./', members]);
    expect(readFileSync(members, 'utf8')).not.toBe(text);
    git('commit', '--quiet', '--all', '--message', 'Shorten', '--author=Bo <bo@elsewhere.example>');
    const refused = await apply(session, { confirm: async () => true });
    expect(refused.refusals.join()).toContain('`bo@elsewhere.example`');
    git('commit', '--quiet', '--amend', '--reset-author', '--no-edit');
    expect((await apply(session, { confirm: async () => true })).status).toBe('applied');
  },
);

test.each(['Acme', '-a', 'a b', '', 'a/b', 'é', `a\n`])(
  '%j is no name, and nothing is written',
  async (name) => {
    const folder = await newFolder();
    const session = sessionIn(folder, 'me@home.example');
    await expect(init(session, { directory: 'new', template: 'zones', name })).rejects.toMatchObject({
      code: 'init/invalid-name',
    });
    await expect(
      init(session, { directory: 'new', template: 'zones', email: `me${name}` }),
    ).rejects.toMatchObject({
      code: 'init/invalid-email',
    });
    expect(readdirSync(folder)).toEqual([]);
  },
);
