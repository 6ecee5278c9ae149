import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../scratch-repository.ts';
import { answer, askForLogin, type Behaviour, httpHall, isFrom } from './http-hall.ts';
import { scene, told } from './http-scene.ts';
import { ledger, stage } from './stage.ts';

const backends = ['native', 'isomorphic'] as const;

describe.each(backends)('logins over http, %s', (backend) => {
  test('a login is taken from the address and from Git, and never shown', async () => {
    const guarded: Behaviour = (request, response, serve) =>
      isFrom(request, 'anna', 'p@ss:word') ? answer(request, response, serve) : askForLogin(response);
    const inAddress = await scene(backend, guarded, { login: 'anna:p%40ss%3Aword@' });
    expect(await inAddress.push()).toBe('done');

    const helper = await scene(backend, guarded);
    expect(await helper.push()).toMatch(/^git\/remote-refused: /);
    helper.clone.write('../home/.git-credentials', '');
    const answerIt = '!f() { echo username=anna; echo password=p@ss:word; }; f';
    helper.clone.git('config', 'credential.helper', answerIt);
    expect(await helper.push()).toBe('done');
    expect(await helper.repository.fetchRef('origin', ledger)).toBe(helper.on.hall.git('rev-parse', ledger));

    const wrong = await scene(backend, guarded, { login: 'anna:s3cr3t@' });
    const said = await wrong.push();
    expect(said).toMatch(/^git\/remote-refused: /);
    expect(said).not.toContain('s3cr3t');
  });

  test('a header of the configuration is sent where it is for', async () => {
    const guarded: Behaviour = (request, response, serve) =>
      isFrom(request, 'x-access-token', 'abc') ? answer(request, response, serve) : askForLogin(response);
    const { clone, repository } = await scene(backend, guarded);
    const origin = new URL(clone.git('remote', 'get-url', 'origin')).origin;
    const header = `AUTHORIZATION: basic ${Buffer.from('x-access-token:abc').toString('base64')}`.replace(
      'basic',
      'Basic',
    );
    clone.git('config', `http.http://other.example/.extraheader`, header);
    expect(await told(repository.remoteRef('origin', ledger))).toMatch(/^git\/remote-refused: /);
    clone.git('config', `http.${origin}/.extraheader`, header);
    expect(await told(repository.remoteRef('origin', ledger))).toBe('done');
  });

  test('a redirection is followed at the same host, and no login goes to another', async () => {
    const logins: (string | undefined)[] = [];
    const other = await httpHall(stage().hall, (request, response) => {
      logins.push(request.headers.authorization);
      response.writeHead(404).end();
    });
    const moving: Behaviour = async (request, response, serve) => {
      if (!request.url?.startsWith('/old/')) return answer(request, response, serve);
      response.writeHead(301, { Location: request.url.replace('/old', '') }).end();
    };
    const same = await scene(backend, moving, { login: 'anna:s3cr3t@' });
    same.clone.git(
      'remote',
      'set-url',
      'origin',
      same.clone.git('remote', 'get-url', 'origin').replace('/hall', '/old/hall'),
    );
    expect(await same.push()).toBe('done');

    const away: Behaviour = (request, response) => {
      response.writeHead(302, { Location: `${new URL(other.address).origin}${request.url}` }).end();
    };
    const elsewhere = await scene(backend, away, { login: 'anna:s3cr3t@' });
    expect(await elsewhere.push()).toMatch(/^git\/remote-(?:refused|unreachable): /);
    expect(logins.filter((login) => login !== undefined)).toEqual([]);
    // Git asks there, without the login; Bylaw does not ask at all.
    if (backend === 'isomorphic') expect(logins).toEqual([]);
  });

  test.runIf(backend === 'isomorphic')('a login does not follow to another scheme and port', async () => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const certify = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=127.0.0.1', '-days', '1'];
    execFileSync('openssl', [...certify, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const logins: (string | undefined)[] = [];
    const secure = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      logins.push(request.headers.authorization);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void secure.close());
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { port } = secure.address() as AddressInfo;
    const away: Behaviour = (request, response) => {
      response.writeHead(302, { Location: `https://127.0.0.1:${port}${request.url}` }).end();
    };
    const { repository } = await scene(backend, away, { login: 'anna:s3cr3t@' });
    expect(await told(repository.remoteRef('origin', ledger))).toMatch(/^git\/remote-refused: .*404/);
    expect(logins).toEqual([undefined]);
  });
});
