import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { doctor } from '../../src/operations/doctor.ts';
import { clientOf } from '../github-emulator/client-of.ts';
import { emulatorPerTest } from '../github-emulator/emulator-per-test.ts';
import { branches } from './remote/branches.ts';

const { github } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

/** A repository on the emulator, and a clone of the files whose remote is called so. */
async function begin(environment: Readonly<Record<string, string>> = {}) {
  const repository = github().host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  const token = github().addWorkflowToken(repository, { contents: 'read' });
  const { main } = await branches();
  const session = main.session({
    environment: { GITHUB_API_URL: github().url, GITHUB_TOKEN: token, ...environment },
  });
  async function found(named?: string) {
    const { checks } = await doctor(session, named === undefined ? {} : { repository: named });
    return checks.filter(({ name }) => name.endsWith('branch'));
  }
  return { repos: clientOf(github()).rest.repos, found };
}

type Ruleset = NonNullable<Parameters<ReturnType<typeof clientOf>['rest']['repos']['createRepoRuleset']>[0]>;

/** One of those that `init` writes. */
function shipped(file: string): Ruleset {
  const path = fileURLToPath(new URL(`../../templates/.all/.github/rulesets/${file}.json`, import.meta.url));
  return { ...iam, ...JSON.parse(readFileSync(path, 'utf8')) };
}

test('branches that nothing protects are warned of, and the rulesets of init are what is missing', async () => {
  const { repos, found } = await begin();
  expect(await found('acme/iam')).toMatchObject([
    {
      name: 'source branch',
      status: 'warning',
      message: '`main` of acme/iam is not protected: whoever may push applies what they like',
      hint: expect.stringContaining('.github/rulesets/'),
    },
    {
      name: 'ledger branch',
      status: 'warning',
      message: 'no ruleset keeps `bylaw/ledger` of acme/iam from being rewritten or deleted',
    },
  ]);
  await repos.createRepoRuleset(shipped('default-branch'));
  await repos.createRepoRuleset(shipped('ledger-history'));
  expect(await found('acme/iam')).toMatchObject([
    { status: 'ok', message: expect.stringContaining('once `Bylaw: access plan` succeeds') },
    {
      status: 'warning',
      message:
        '`bylaw/ledger` of acme/iam can be neither rewritten nor deleted; but whoever may push to the repository may add to it',
      hint: expect.stringContaining('ledger-writers.json'),
    },
  ]);
  await repos.createRepoRuleset(shipped('ledger-writers'));
  expect((await found('acme/iam'))[1]).toMatchObject({
    status: 'ok',
    message:
      '`bylaw/ledger` of acme/iam can be neither rewritten nor deleted, and only who bypasses the rules adds to it',
  });
});

test('one that takes pull requests without the check, or none of them, says so', async () => {
  const { repos, found } = await begin();
  const whole = shipped('default-branch');
  const only = (type: string) => ({
    ...whole,
    name: type,
    rules: whole.rules?.filter((rule) => rule.type === type),
  });
  await repos.createRepoRuleset(only('deletion') as Ruleset);
  expect((await found('acme/iam'))[0]).toMatchObject({
    status: 'warning',
    message: expect.stringContaining('no ruleset says that commits come by pull requests alone'),
  });
  await repos.createRepoRuleset(only('pull_request') as Ruleset);
  expect((await found('acme/iam'))[0]).toMatchObject({
    status: 'warning',
    message: expect.stringContaining('whatever the check `Bylaw: access plan` says'),
  });
});

test('GitHub is asked where the environment names the repository and signs in, and else not at all', async () => {
  const { found } = await begin({ GITHUB_REPOSITORY: 'acme/iam' });
  expect((await found()).map(({ status }) => status)).toEqual(['warning', 'warning']);
  const others = await begin({ GITHUB_REPOSITORY: 'acme/iam', GITHUB_TOKEN: '' });
  expect(await others.found()).toEqual([]);
  expect(await (await begin()).found()).toEqual([]);
});

test('what cannot be asked is an error of that check alone', async () => {
  const { found } = await begin();
  expect(await found('acme')).toMatchObject([
    { status: 'error', message: expect.stringContaining('provider/bad-coordinates') },
    { status: 'error' },
  ]);
});
