import { expect, test } from 'vitest';
import { openPullRequestReader } from '../../src/pull-requests/github/open-reader.ts';
import { repositoryName } from '../../src/pull-requests/github/repository-name.ts';

test.each(['acme/iam', ' acme/.github ', 'a-b/c_d.e'])('%s names a repository', (text) => {
  const { owner, name } = repositoryName(text, '--repository');
  expect(`${owner}/${name}`).toBe(text.trim());
});

test.each(['', 'acme', 'acme/', '/iam', 'acme/iam/x', 'acme/..', 'acme/.', 'a b/c', 'acme/iam?x', '../iam'])(
  '%j names none',
  (text) => {
    expect(() => repositoryName(text, 'GITHUB_REPOSITORY')).toThrow(/^GITHUB_REPOSITORY does not name/);
  },
);

test('no token goes to a host that nobody vouched for, or where there is none', async () => {
  const open = (environment: Record<string, string>) =>
    openPullRequestReader({
      repository: repositoryName('acme/iam', 'GITHUB_REPOSITORY'),
      environment,
      now: () => '2026-11-23T09:00:00Z',
      wait: async () => {},
    });
  await expect(open({})).rejects.toMatchObject({ code: 'provider/no-credentials' });
  await expect(open({ GITHUB_TOKEN: 't', GITHUB_API_URL: 'http://github.acme.example/api/v3' }))
    .rejects //
    .toMatchObject({ code: 'provider/untrusted-host' });
  await expect(open({ GITHUB_TOKEN: 't', GITHUB_API_URL: 'https://a:b@ghe.example' })).rejects.toMatchObject({
    code: 'provider/bad-coordinates',
  });
});
