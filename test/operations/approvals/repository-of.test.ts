import { expect, test } from 'vitest';
import { repositoryAt, repositoryOf } from '../../../src/operations/approvals/repository-of.ts';

test.each([
  ['https://github.com/acme/iam.git', 'acme/iam'],
  ['https://x-access-token:secret@github.com/acme/iam', 'acme/iam'],
  ['https://GitHub.com/acme/iam/', 'acme/iam'],
  ['ssh://git@github.com:22/acme/iam.git', 'acme/iam'],
  ['git@github.com:acme/iam.git', 'acme/iam'],
  ['github.com:acme/iam', 'acme/iam'],
  ['https://github.com.evil.example/acme/iam', undefined],
  ['https://evil.example/github.com/acme/iam', undefined],
  ['git@evil.example:acme/iam', undefined],
  ['https://github.com/acme', undefined],
  ['https://github.com/acme/iam/more', undefined],
  ['/srv/git/acme/iam.git', undefined],
  ['', undefined],
])('%s is %s', (address, repository) => {
  expect(repositoryAt(address, 'github.com')).toBe(repository);
});

const remotesAt = (addresses: Readonly<Record<string, string>>) => ({
  remotes: async () => Object.keys(addresses).sort(),
  remoteAddress: async (name: string) => addresses[name],
});

test('what a workflow says counts first, then origin, then the only remote there is', async () => {
  const origin = remotesAt({ fork: 'git@github.com:eve/iam', origin: 'git@github.com:acme/iam' });
  expect(await repositoryOf({ environment: { GITHUB_REPOSITORY: 'acme/other' } }, origin)).toBe('acme/other');
  expect(await repositoryOf({ environment: {} }, origin)).toBe('acme/iam');
  const two = remotesAt({ fork: 'git@github.com:eve/iam', upstream: 'git@github.com:acme/iam' });
  expect(await repositoryOf({ environment: {} }, two)).toBeUndefined();
  const ours = remotesAt({ origin: 'https://ghe.acme.example/acme/iam' });
  expect(await repositoryOf({ environment: {} }, ours)).toBeUndefined();
  const environment = { GITHUB_SERVER_URL: 'https://ghe.acme.example' };
  expect(await repositoryOf({ environment }, ours)).toBe('acme/iam');
});
