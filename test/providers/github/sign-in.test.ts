import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../src/providers/github/client/check-host.ts';
import { readCredentials } from '../../../src/providers/github/client/credentials.ts';
import { githubCoordinates } from '../../../src/providers/github/client/github-coordinates.ts';
import { Redactor } from '../../../src/providers/github/client/redactor.ts';

describe('coordinates', () => {
  it('are github.com and the name in Bylaw by default', () => {
    expect(githubCoordinates({}, 'acme')).toEqual({
      organization: 'acme',
      baseUrl: 'https://api.github.com',
      pace: 1000,
    });
  });

  it('lose a slash at the end', () => {
    expect(githubCoordinates({ baseUrl: 'https://git.acme.example/api/v3/' }, 'acme').baseUrl).toBe(
      'https://git.acme.example/api/v3',
    );
  });

  it.each([
    [{ organization: '../user' }, /not the log-in/],
    [{ organization: 7 }, /not the log-in/],
    [{ baseUrl: 'api.github.com' }, /not an address/],
    [{ baseUrl: 'file:///etc/passwd' }, /not an address/],
    [{ baseUrl: 'https://ana:secret@git.acme.example' }, /holds a user or a password$/],
    [{ baseUrl: 'https://git.acme.example/?a=b' }, /query/],
    [{ pace: -1 }, /`pace`/],
    [{ pace: 0.5 }, /`pace`/],
    [{ token: 'x' }, /`token` is not one of/],
  ])('%o are refused', (coordinates, message) => {
    expect(() => githubCoordinates(coordinates, 'acme')).toThrow(message);
  });
});

describe('a host', () => {
  it.each([
    ['https://api.github.com', {}],
    ['http://127.0.0.1:4711', {}],
    ['http://localhost:4711', {}],
    ['http://[::1]:4711', {}],
    ['https://git.acme.example/api/v3', { BYLAW_GITHUB_HOSTS: 'other.example, GIT.acme.example' }],
    ['https://git.acme.example:8443/api/v3', { BYLAW_GITHUB_HOSTS: 'git.acme.example:8443' }],
    ['https://api.acme.ghe.com', { GITHUB_API_URL: 'https://api.acme.ghe.com' }],
  ])('%s is trusted with %o', (url, environment) => {
    expect(() => checkHost(url, environment)).not.toThrow();
  });

  it.each([
    ['https://evil.example', {}],
    ['https://api.github.com.evil.example', {}],
    ['https://github.com', {}],
    ['https://api.github.com:8443', {}],
    ['http://api.github.com', {}],
    ['http://127.0.0.1.evil.example', {}],
    ['https://localhost.evil.example', {}],
    ['https://sub.git.acme.example', { BYLAW_GITHUB_HOSTS: 'git.acme.example' }],
    ['https://git.acme.example:8443', { BYLAW_GITHUB_HOSTS: 'git.acme.example' }],
    ['http://git.acme.example', { BYLAW_GITHUB_HOSTS: 'git.acme.example' }],
    ['https://evil.example', { BYLAW_GITHUB_HOSTS: '', GITHUB_API_URL: 'nonsense' }],
  ])('%s is not trusted with %o', (url, environment) => {
    expect(() => checkHost(url, environment)).toThrow(/is not sent to/);
  });
});

const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----';
const app = { GITHUB_APP_ID: '12', GITHUB_APP_INSTALLATION_ID: '34' };
const signedIn = { kind: 'app', appId: '12', installationId: 34, privateKey: pem };

describe('credentials', () => {
  it.each([
    [{ GITHUB_TOKEN: 'a' }, 'a'],
    [{ GH_TOKEN: 'b' }, 'b'],
    [{ GITHUB_TOKEN: 'a', GH_TOKEN: 'b' }, 'a'],
    [{ GITHUB_TOKEN: '', GH_TOKEN: ' b\n' }, 'b'],
    [{ GITHUB_TOKEN: 'a', BYLAW_GITHUB_TOKEN_ACME_CORP: 'c' }, 'c'],
    [{ ...app, GITHUB_APP_PRIVATE_KEY: pem, BYLAW_GITHUB_TOKEN_ACME_CORP: 'c' }, 'c'],
    [{ ...app, GITHUB_APP_PRIVATE_KEY: pem, BYLAW_GITHUB_TOKEN: 'd', GITHUB_TOKEN: 'a' }, 'd'],
    [{ BYLAW_GITHUB_TOKEN: 'd', BYLAW_GITHUB_TOKEN_ACME_CORP: 'c' }, 'c'],
    [{ GITHUB_TOKEN: 'a', BYLAW_GITHUB_TOKEN_OTHER: 'c' }, 'a'],
    [{ BYLAW_JOB_TOKEN: 'a', BYLAW_GITHUB_TOKEN: 'd' }, 'd'],
  ])('%o', (environment, token) => {
    expect(readCredentials('Acme-Corp', environment)).toEqual({ kind: 'token', token });
  });

  it.each([
    ['as it is', { GITHUB_APP_PRIVATE_KEY: `${pem}\n` }],
    ['in one line', { GITHUB_APP_PRIVATE_KEY: pem.replaceAll('\n', '\\n') }],
    ['in base64', { GITHUB_APP_PRIVATE_KEY: Buffer.from(pem).toString('base64') }],
    ['before the token of a workflow', { GITHUB_APP_PRIVATE_KEY: pem, GITHUB_TOKEN: 'a' }],
  ])('are of an app, its key %s', (_, environment) => {
    expect(readCredentials('acme', { ...app, ...environment })).toEqual(signedIn);
  });

  it('are of an app, its key in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bylaw-key-'));
    try {
      const file = join(folder, 'key.pem');
      writeFileSync(file, pem);
      expect(readCredentials('acme', { ...app, GITHUB_APP_PRIVATE_KEY_FILE: file })).toEqual(signedIn);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [{}, /nothing in the environment/],
    [{ GITHUB_TOKEN: 'a\nX-Evil: 1' }, /GITHUB_TOKEN holds what is no token/],
    [
      { GITHUB_APP_ID: '12', GITHUB_TOKEN: 'a' },
      /GITHUB_APP_INSTALLATION_ID and GITHUB_APP_PRIVATE_KEY is missing/,
    ],
    [{ ...app, GITHUB_APP_PRIVATE_KEY: 'nonsense' }, /neither PEM nor base64/],
    [{ ...app, GITHUB_APP_INSTALLATION_ID: 'x', GITHUB_APP_PRIVATE_KEY: pem }, /is not a number/],
    [{ ...app, GITHUB_APP_PRIVATE_KEY_FILE: '/nowhere/key.pem' }, /cannot be read \(ENOENT\)/],
    [{ BYLAW_JOB_TOKEN: 'of-the-job' }, /needs an app or a token of its own/],
  ])('%o are refused', (environment, message) => {
    expect(() => readCredentials('acme', environment)).toThrow(message);
  });
});

it('secrets are taken out of texts, known ones and those that look like one', () => {
  const redactor = new Redactor();
  redactor.add('plain-looking');
  expect(redactor.redact(`plain-looking, ghp_${'a'.repeat(36)}; Authorization: bearer abcdefghi.jkl`)).toBe(
    '***, ***; Authorization: bearer ***',
  );
});
