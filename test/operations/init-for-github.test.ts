import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { init } from '../../src/operations/init.ts';
import { initGithub } from '../../src/operations/init-github.ts';
import { type Session, silent } from '../../src/operations/session.ts';
import { templateNames } from '../../src/operations/template-files.ts';
import { clientOf } from '../github-emulator/client-of.ts';
import { emulatorPerTest } from '../github-emulator/emulator-per-test.ts';
import { lintWorkflow } from '../workflows/lint-workflow.ts';

const names = await templateNames();
const { github } = emulatorPerTest();
const commit = '3d3c42e5aac5ba805825da76410c181273ba90b1';

async function newSession(): Promise<Session> {
  const cwd = await mkdtemp(join(tmpdir(), 'bylaw-init-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  const environment = { PATH: process.env.PATH ?? '', HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  return { cwd, environment, now: () => '2026-11-22T12:00:00Z', progress: silent };
}

function filesIn({ cwd }: Session): readonly string[] {
  return readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((path) => !path.startsWith('.git/'));
}

const textIn = ({ cwd }: Session, path: string) => readFileSync(join(cwd, path), 'utf8');

test.each(names)(
  'template %s runs the Action that was named, and GitHub takes its files',
  async (template) => {
    const session = await newSession();
    const made = await init(session, { directory: '.', template, action: `acme/our-bylaw@${commit}` });
    expect(made.lacksAction).toBeUndefined();
    const workflows = made.written.filter((path) => /\/workflows\/access(-(?!review)\w+)?\.yml$/.test(path));
    expect(workflows).toEqual([
      '.github/workflows/access-apply.yml',
      '.github/workflows/access-comment.yml',
      '.github/workflows/access-drift.yml',
      '.github/workflows/access.yml',
    ]);
    for (const path of workflows) {
      const text = textIn(session, path);
      expect(await lintWorkflow(text, path)).toEqual([]);
      expect(text).not.toContain('<owner>');
      expect(text).toMatch(
        new RegExp(`uses: acme/our-bylaw(/\\.github/workflows/bylaw-[a-z]+\\.yml)?@${commit}$`, 'm'),
      );
    }
    const rulesets = made.written.filter((path) => path.startsWith('.github/rulesets/'));
    expect(rulesets).toHaveLength(3);
    github().host('acme/iam').commit('main', { 'a.yaml': 'a\n' });
    const { repos } = clientOf(github()).rest;
    for (const path of rulesets) {
      const ruleset = JSON.parse(textIn(session, path));
      const { data } = await repos.createRepoRuleset({ owner: 'acme', repo: 'iam', ...ruleset });
      expect(data).toMatchObject(ruleset);
    }
    const rulesOf = async (branch: string) =>
      (await repos.getBranchRules({ owner: 'acme', repo: 'iam', branch })).data
        .map(({ type }) => type)
        .sort();
    expect(await rulesOf('main')).toEqual([
      'deletion',
      'non_fast_forward',
      'pull_request',
      'required_status_checks',
    ]);
    expect(await rulesOf('bylaw/ledger')).toEqual(['creation', 'deletion', 'non_fast_forward', 'update']);
    expect(await rulesOf('another')).toEqual([]);
  },
);

test('without a repository that anybody named no workflow runs what a stranger could put somewhere', async () => {
  const session = await newSession();
  const made = await init(session, { directory: '.', template: 'minimal' });
  expect(made.lacksAction).toBe(true);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const used = made.written
    .filter((path) => path.startsWith('.github/workflows/'))
    .flatMap((path) => textIn(session, path).match(/uses: (?!actions\/).*/g) ?? []);
  expect(used).toHaveLength(4);
  for (const line of used) expect(line).toMatch(new RegExp(`^uses: <owner>/bylaw\\S*@v${version}$`));
});

test('of a commit nobody is told to write one', async () => {
  const session = await newSession();
  const apply = '.github/workflows/access-apply.yml';
  await init(session, { directory: 'version', template: 'minimal', action: 'acme/bylaw@v0.1.0' });
  expect(textIn(session, `version/${apply}`)).toContain('better write the commit');
  await init(session, { directory: 'commit', template: 'minimal', action: `acme/bylaw@${commit}` });
  expect(textIn(session, `commit/${apply}`)).not.toContain('better write the commit');
});

test.each(names)('template %s has nothing for GitHub where nobody wants it', async (template) => {
  const session = await newSession();
  const made = await init(session, { directory: '.', template, noGithub: true });
  expect(made.lacksAction).toBeUndefined();
  expect(filesIn(session).filter((path) => path.startsWith('.github'))).toEqual([]);
  expect(textIn(session, 'README.md')).not.toContain('.github');
});

test.each([
  ['trunk', '[trunk]'],
  ['rel#1,x', '["rel#1,x"]'],
])('what is pushed to %s, the branch that is there, is applied', async (branch, written) => {
  const session = await newSession();
  execFileSync('git', ['init', '--quiet', `--initial-branch=${branch}`], { cwd: session.cwd });
  await init(session, { directory: '.', template: 'minimal' });
  expect(textIn(session, '.github/workflows/access-apply.yml')).toContain(`    branches: ${written}\n`);
});

test.each([
  '<owner>/bylaw',
  'bylaw',
  '-a/b@c',
  'a--b/c',
  'a/b@',
  'a/b@c d',
  'a/b@c\nd',
  'a/b/c@d',
  'acme/bylaw@COMMIT',
  // Whoever may push a branch there would be handed the keys; a version nobody chose is none either.
  'acme/bylaw@main',
  'acme/bylaw@v1',
  'acme/bylaw@3d3c42e',
  'evil/bylaw',
  `a/b@\${{ 1 }}`,
])('%j is no place of an Action, and nothing is written', async (action) => {
  const session = await newSession();
  await expect(init(session, { directory: 'new', template: 'minimal', action })).rejects.toMatchObject({
    code: 'init/invalid-action',
  });
  expect(filesIn(session)).toEqual([]);
});

test('a repository that has files gets what GitHub needs, and none of them is overwritten', async () => {
  const session = await newSession();
  execFileSync('git', ['init', '--quiet', '--initial-branch=trunk'], { cwd: session.cwd });
  await writeFile(join(session.cwd, 'bylaw.yaml'), 'mine');
  const made = await initGithub(session, { directory: '.', action: `acme/bylaw@${commit}` });
  expect(made).toMatchObject({ directory: '.', gitInitialised: false });
  expect(made.written).toContain('.github/workflows/access.yml');
  expect(made.written.filter((path) => !path.startsWith('.github/'))).toEqual([]);
  const apply = '.github/workflows/access-apply.yml';
  expect(textIn(session, apply)).toContain('    branches: [trunk]\n');
  expect(await initGithub(session, { directory: '.', action: `acme/bylaw@${commit}` })).toEqual(made);
  await writeFile(join(session.cwd, apply), 'mine');
  const again = initGithub(session, { directory: '.', action: `acme/bylaw@${commit}` });
  await expect(again).rejects.toMatchObject({
    code: 'init/not-empty',
    message: `${apply} would be overwritten`,
  });
  expect(textIn(session, apply)).toBe('mine');
  expect(textIn(session, 'bylaw.yaml')).toBe('mine');
});

test('the Action is taken from another place later, and no other line changes', async () => {
  const session = await newSession();
  execFileSync('git', ['init', '--quiet'], { cwd: session.cwd });
  await initGithub(session, { directory: '.' });
  const workflows = '.github/workflows';
  const apply = `${workflows}/access-apply.yml`;
  const rules = '.github/rulesets/ledger-writers.json';
  const edited = textIn(session, apply)
    .replace('17 * * * *', '27 * * * *')
    .replace('    steps:\n', '    steps:\n      - uses: other/bylaw-notice@v1\n');
  await writeFile(join(session.cwd, apply), edited);
  await writeFile(join(session.cwd, rules), 'mine');
  await rm(join(session.cwd, `${workflows}/access-drift.yml`));
  const first = await initGithub(session, { directory: '.', action: 'acme/bylaw@v0.1.0' });
  const used = [apply, `${workflows}/access-comment.yml`, `${workflows}/access.yml`];
  expect([first.written, first.rewritten]).toEqual([used, true]);
  expect(textIn(session, apply)).toBe(edited.replace('<owner>/bylaw@', 'acme/bylaw@'));
  expect(textIn(session, rules)).toBe('mine');
  const next = await initGithub(session, { directory: '.', action: `acme/our-bylaw@${commit}` });
  expect(next.written).toEqual(used);
  expect(textIn(session, apply)).toBe(edited.replace('<owner>/bylaw@v0.1.0', `acme/our-bylaw@${commit}`));
  expect(textIn(session, used[2] ?? '')).toContain(
    `uses: acme/our-bylaw/.github/workflows/bylaw-plan.yml@${commit}\n`,
  );
});

test('below the top of a repository, where GitHub looks at nothing, it is not written', async () => {
  const session = await newSession();
  await expect(initGithub(session, { directory: '.' })).rejects.toMatchObject({ code: 'git/no-repository' });
  execFileSync('git', ['init', '--quiet'], { cwd: session.cwd });
  await mkdir(join(session.cwd, 'access'));
  const below = initGithub(session, { directory: 'access' });
  await expect(below).rejects.toMatchObject({ code: 'init/not-at-top' });
  expect(filesIn(session)).toEqual(['.git', 'access']);
});
