import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDescription } from './contract/github-description.ts';
import { schemaCompiler } from './contract/schema-compiler.ts';
import { undocumentedStatuses } from './contract/undocumented-statuses.ts';
import { contractValidator } from './contract-validator.ts';

const validator = contractValidator();
const json = { 'content-type': 'application/json; charset=utf-8' };

/** What stands in GitHub's own example of a simple user. */
const octocat = {
  login: 'octocat',
  id: 1,
  node_id: 'MDQ6VXNlcjE=',
  avatar_url: 'https://github.com/images/error/octocat_happy.gif',
  gravatar_id: '',
  url: 'https://api.github.com/users/octocat',
  html_url: 'https://github.com/octocat',
  followers_url: 'https://api.github.com/users/octocat/followers',
  following_url: 'https://api.github.com/users/octocat/following{/other_user}',
  gists_url: 'https://api.github.com/users/octocat/gists{/gist_id}',
  starred_url: 'https://api.github.com/users/octocat/starred{/owner}{/repo}',
  subscriptions_url: 'https://api.github.com/users/octocat/subscriptions',
  organizations_url: 'https://api.github.com/users/octocat/orgs',
  repos_url: 'https://api.github.com/users/octocat/repos',
  events_url: 'https://api.github.com/users/octocat/events{/privacy}',
  received_events_url: 'https://api.github.com/users/octocat/received_events',
  type: 'User',
  site_admin: false,
};

const invitation = {
  id: 1,
  login: 'monalisa',
  email: null,
  role: 'direct_member',
  created_at: '2016-11-30T06:46:10-08:00',
  inviter: octocat,
  team_count: 2,
  node_id: 'MDQ6VXNlcjE=',
  invitation_teams_url: 'https://api.github.com/organizations/2/invitations/1/teams',
};

const invitations = 'orgs/list-pending-invitations';

describe('a request', () => {
  it('is known by its path, also where that names things by number', () => {
    const operations = [
      ['GET', '/orgs/acme/members'],
      ['GET', '/user/orgs'],
      ['GET', '/user/17'],
      ['GET', '/orgs/acme/organization-roles/8/teams'],
      ['DELETE', '/orgs/acme/organization-roles/teams/core'],
      ['GET', '/organizations/9/team/4/members'],
      ['GET', '/organizations/9/invitations'],
    ].map(([method = '', path = '']) => validator.request(method, path, {}, undefined).operation);
    expect(operations).toEqual([
      'orgs/list-members',
      'orgs/list-for-authenticated-user',
      'users/get-by-id',
      'orgs/list-org-role-teams',
      'orgs/revoke-all-org-roles-team',
      'teams/list-members-in-org',
      'orgs/list-pending-invitations',
    ]);
  });

  it('passes as a client sends it', () => {
    const headers = { ...json, accept: 'application/vnd.github+json', 'user-agent': 'bylaw' };
    const post = validator.request(
      'POST',
      '/orgs/acme/invitations',
      {},
      { invitee_id: 1, role: 'admin' },
      headers,
    );
    expect(post.problems).toEqual([]);
    const get = validator.request(
      'GET',
      '/orgs/acme/members',
      { per_page: '100', role: 'admin' },
      undefined,
      headers,
    );
    expect(get.problems).toEqual([]);
  });

  it.each([
    ['GET', '/orgs/acme/membres', {}, undefined, 'GET /orgs/acme/membres is not documented'],
    ['PATCH', '/orgs/acme/members', {}, undefined, 'PATCH /orgs/acme/members is not documented'],
    ['GET', '/orgs/acme/members', { rol: 'admin' }, undefined, 'query parameter rol is not documented'],
    ['GET', '/orgs/acme/members', { role: 'owner' }, undefined, 'must be equal to one of the allowed values'],
    ['GET', '/orgs/acme/members', { page: 'two' }, undefined, 'query parameter page must be integer'],
    ['GET', '/orgs/acme/members', {}, { role: 'admin' }, 'no body is documented'],
    ['GET', '/user/ana', {}, undefined, 'path parameter account_id must be integer'],
    ['POST', '/orgs/acme/teams', {}, undefined, 'a body is missing'],
    ['POST', '/orgs/acme/teams', {}, {}, "must have required property 'name'"],
    [
      'POST',
      '/orgs/acme/teams',
      {},
      { name: 'core', parent: 3 },
      'must NOT have additional properties ("parent")',
    ],
    ['POST', '/orgs/acme/teams', {}, { name: 'core', privacy: 'visible' }, 'must be equal to one of'],
    ['POST', '/orgs/acme/invitations', {}, { invitee_id: '7' }, 'body/invitee_id must be integer'],
    ['POST', '/orgs/acme/invitations', {}, { login: 'ana' }, 'must NOT have additional properties ("login")'],
    ['PUT', '/orgs/acme/memberships/ana', {}, { role: 'maintainer' }, 'must be equal to one of'],
  ])('is refused: %s %s %o %o', (method, path, query, body, problem) => {
    const { problems } = validator.request(method, path, query as Record<string, string>, body);
    expect(problems.filter((each) => !each.includes('headers:'))).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    [{}, 'user-agent is missing'],
    [
      { 'user-agent': 'x', 'x-github-api-version': '2020-01-01' },
      'version 2020-01-01 of the API is not there',
    ],
    [{ 'user-agent': 'x', accept: 'text/html' }, 'accept is text/html'],
    [
      { 'user-agent': 'x', accept: 'application/vnd.github.raw+json' },
      'accept is application/vnd.github.raw',
    ],
    [{ 'user-agent': 'x', 'content-type': 'text/plain' }, 'content-type is text/plain'],
  ])('is refused for its headers: %o', (headers, problem) => {
    const { problems } = validator.request('POST', '/orgs/acme/teams', {}, { name: 'core' }, {
      ...json,
      ...headers,
    } as Record<string, string>);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it('is refused with a field that its version of the API no longer takes', () => {
    const problemsOf = (version: string) =>
      validator.request(
        'POST',
        '/orgs/acme/teams',
        {},
        { name: 'core', permission: 'push' },
        { ...json, 'user-agent': 'x', 'x-github-api-version': version },
      ).problems;
    expect(problemsOf('2022-11-28')).toEqual([]);
    expect(problemsOf('2026-03-10')).toEqual([expect.stringContaining('body/permission is not taken')]);
  });
});

describe('a response', () => {
  it('passes as GitHub gives it in its own example', () => {
    expect(validator.response(invitations, 200, json, [invitation])).toEqual([]);
    expect(validator.response('orgs/remove-member', 204, {}, undefined)).toEqual([]);
  });

  it.each([
    ['a field of another type', { ...invitation, id: '1' }, 'body/0/id must be integer'],
    ['a field that is not there', { ...invitation, state: 'pending' }, 'additional properties ("state")'],
    ['a null that may not be', { ...invitation, role: null }, 'body/0/role must be string'],
    [
      'a time that is none',
      { ...invitation, inviter: { ...octocat, url: 'octocat' } },
      'must match format "uri"',
    ],
    ['a nested field too many', { ...invitation, inviter: { ...octocat, role: 'x' } }, 'properties ("role")'],
  ])('is refused with %s', (_, row, problem) => {
    expect(validator.response(invitations, 200, json, [row])).toEqual([expect.stringContaining(problem)]);
  });

  it.each(Object.keys(invitation))('is refused without %s', (field) => {
    const row = Object.fromEntries(Object.entries(invitation).filter(([name]) => name !== field));
    expect(validator.response(invitations, 200, json, [row])).toEqual([
      `${invitations} answered 200: body/0 must have required property '${field}', found ${JSON.stringify(row).slice(0, 120)}`,
    ]);
  });

  it.each([
    ['an undocumented status', 202, json, [], 'the status is not documented'],
    ['no body', 200, json, undefined, 'the body is missing'],
    ['a body of another kind', 200, json, invitation, 'body must be array'],
    ['no type', 200, {}, [], 'content-type is '],
    ['a link that is none', 200, { ...json, link: '/orgs?page=2' }, [], 'link is /orgs?page=2'],
    ['a limit that is none', 200, { ...json, 'x-ratelimit-reset': 'soon' }, [], 'x-ratelimit-reset is soon'],
    ['an error without words', 404, json, {}, 'body/message is missing'],
  ])('is refused with %s', (_, status, headers, body, problem) => {
    expect(validator.response(invitations, status, headers as Record<string, string>, body)).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('is refused with a body where none is documented', () => {
    expect(validator.response('orgs/remove-member', 204, json, {})).toEqual([
      'orgs/remove-member answered 204: a body is not documented',
    ]);
  });

  it('may be what GitHub answers anywhere, in the form of an error', () => {
    const statuses = undocumentedStatuses
      .filter(({ schema }) => schema !== undefined)
      .map(({ status }) => status);
    const error = {
      message: 'Bad credentials',
      documentation_url: 'https://docs.github.com/rest',
      status: '401',
    };
    for (const status of statuses) {
      const body = status === 422 ? { message: error.message, documentation_url: '' } : error;
      expect(validator.response(invitations, status, json, body), String(status)).toEqual([]);
      expect(validator.response(invitations, status, json, [invitation]), String(status)).not.toEqual([]);
    }
    for (const { status, reason } of undocumentedStatuses) {
      expect(reason, String(status)).not.toBe('');
      expect(status).toSatisfy((each: number) => each >= 300);
    }
  });
});

describe('the committed description', () => {
  it('is made of the list and the version that stand there, and was not edited', () => {
    const script = fileURLToPath(new URL('../../scripts/trim-github-openapi.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('compiles, every schema of it', () => {
    const description = readDescription();
    const compile = schemaCompiler(description);
    const schemas = Object.values(description.paths)
      .flatMap((item) => Object.values(item))
      .flatMap(({ requestBody, responses }) => [requestBody, ...Object.values(responses)])
      .flatMap((body) => Object.values(body?.content ?? {}))
      .map(({ schema }) => schema);
    expect(schemas.length).toBeGreaterThan(130);
    for (const schema of schemas) expect(() => compile(schema)('body', 1)).not.toThrow();
  });
});
