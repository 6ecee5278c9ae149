import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Inputs } from '../../src/action/inputs.ts';
import { readInputs } from '../../src/action/read-inputs.ts';
import { targetEnvironment } from '../../src/action/target-environment.ts';
import { scratchRepository } from '../git/scratch-repository.ts';
import { runStep } from './runner.ts';

/** A server of repositories that lets nobody in, and who tried. */
async function closedServer() {
  const tried: string[] = [];
  const server = createServer((request, response) => {
    tried.push(request.headers.authorization ?? 'nobody');
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tried };
}

test("Git signs in with the job's token at the workflow's own server, and at no other", async () => {
  const [own, other] = [await closedServer(), await closedServer()];
  const { root, git, write, commit } = scratchRepository();
  write('bylaw.yaml', 'apiVersion: bylaw/v1\nkind: Repository\n');
  write('organizations/acme/organization.yaml', 'apiVersion: bylaw/v1\nkind: Organization\nname: acme\n');
  commit('Begin');
  const plan = () =>
    runStep({
      workspace: root,
      token: 'of-the-job',
      env: { GITHUB_SERVER_URL: own.url },
      with: { command: 'plan' },
    });
  git('remote', 'add', 'origin', `${other.url}/acme/iam.git`);
  expect((await plan()).code).toBe(1);
  git('remote', 'set-url', 'origin', `${own.url}/acme/iam.git`);
  expect((await plan()).code).toBe(1);
  expect(new Set(other.tried)).toEqual(new Set(['nobody']));
  expect(new Set(own.tried)).toEqual(
    new Set(['nobody', `Basic ${Buffer.from('x-access-token:of-the-job').toString('base64')}`]),
  );
});

const inputs = readInputs({ INPUT_COMMAND: 'apply', INPUT_TOKEN: 'of-the-job' }) as Inputs;

test('what the step sets of Git stays, and no server that is none is named', () => {
  const environment = targetEnvironment(
    {
      GITHUB_SERVER_URL: 'https://github.com',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'a.b',
      GIT_CONFIG_VALUE_0: 'c',
    },
    inputs,
  );
  const value = execFileSync('git', ['config', '--get-all', 'a.b'], {
    env: { ...process.env, ...environment },
  });
  expect(String(value)).toBe('c\n');
  expect(environment.GIT_CONFIG_KEY_1).toBe('credential.https://github.com.helper');
  expect(targetEnvironment({ GITHUB_SERVER_URL: 'https://x"; rm -rf' }, inputs)).not.toHaveProperty(
    'GIT_CONFIG_COUNT',
  );
});

test('nothing that Bylaw starts finds the inputs, or what the job itself may ask for', () => {
  const environment = targetEnvironment(
    {
      'INPUT_APP-PRIVATE-KEY': 'key',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-job',
      GITHUB_ACTOR: 'ana',
      GITHUB_ACTOR_ID: '3',
      GITHUB_TRIGGERING_ACTOR: 'bob',
      GH_TOKEN: 'other',
      GITHUB_TOKEN: 'another',
    },
    inputs,
  );
  expect(environment).toEqual({
    GITHUB_ACTOR: 'ana',
    GITHUB_ACTOR_ID: '3',
    GITHUB_TRIGGERING_ACTOR: 'bob',
    BYLAW_JOB_TOKEN: 'of-the-job',
    GIT_AUTHOR_NAME: 'bob',
    GIT_AUTHOR_EMAIL: 'bob@users.noreply.github.com',
  });
});
