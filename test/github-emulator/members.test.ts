import { afterEach, beforeEach, expect, test } from 'vitest';
import { call } from './calling.ts';
import { type GithubEmulator, startGithubEmulator } from './start-github-emulator.ts';

let github: GithubEmulator;

beforeEach(async () => {
  github = await startGithubEmulator();
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

test('tells who asks, and whose account has which number', async () => {
  const own = await call(github, 'GET /user');
  expect(own.body.login).toBe('olivia');
  expect((await call(github, `GET /user/${own.body.id}`)).body.login).toBe('olivia');
  expect((await call(github, 'GET /users/OLIVIA')).body.id).toBe(own.body.id);
  expect((await call(github, 'GET /users/nobody')).status).toBe(404);
});

test('lists members in pages, 30 by default and 100 at most, whose links go by the number of the organization', async () => {
  for (let index = 1; index <= 250; index += 1) {
    github.state.addMember('acme', `m${index}`);
  }
  const short = await call(github, 'GET /orgs/acme/members');
  expect(short.body).toHaveLength(30);
  const found: string[] = [];
  const next = /<([^>]+)>; rel="next"/;
  let address = `${github.url}/orgs/acme/members?per_page=1000`;
  let pages = 0;
  while (address !== '') {
    const page = await call(github, `GET ${address}`);
    found.push(...page.body.map((one: { login: string }) => one.login));
    address = next.exec(page.headers.get('link') ?? '')?.[1] ?? '';
    pages += 1;
    if (address !== '') {
      expect(address).toContain(`/organizations/${github.state.organization('acme')?.id}/members?`);
    }
  }
  expect(pages).toBe(3);
  expect(new Set(found).size).toBe(251);
});
