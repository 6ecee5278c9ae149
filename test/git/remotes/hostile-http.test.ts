import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { open } from '../contract/orchestra.ts';
import { type Scratch, temporaryFolder } from '../scratch-repository.ts';
import { answer, askForLogin, type Behaviour, httpHall, isFrom, send } from './http-hall.ts';
import { expectClean, ledger, nextEntry, refsOf, type Stage, stage } from './stage.ts';

const backends = ['native', 'isomorphic'] as const satisfies readonly GitWriter['backend'][];

interface Scene {
  readonly on: Stage;
  readonly clone: Scratch;
  readonly repository: GitWriter;
  readonly requests: readonly string[];
  /** A commit that no ref leads to, and the code, message and cause of pushing it. */
  push(): Promise<string>;
}

async function scene(
  backend: GitWriter['backend'],
  behaviour: Behaviour,
  options: { readonly login?: string; readonly environment?: Record<string, string> } = {},
): Promise<Scene> {
  const on = stage();
  const hall = await httpHall(on.hall, behaviour);
  const clone = on.clone('anna', hall.address.replace('//', `//${options.login ?? ''}`));
  const repository = await open(backend, clone, { BYLAW_REMOTE_TIMEOUT: '2', ...options.environment });
  return {
    on,
    clone,
    repository,
    requests: hall.requests,
    async push() {
      const first = await nextEntry(repository, undefined, 'first');
      return told(repository.pushRef('origin', ledger, first, undefined));
    },
  };
}

/** What a failure tells, all of it; `done` where there is none. */
async function told(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    const { code, message, hint = '', cause = '' } = error as BylawError;
    return `${code}: ${message}\n${hint}\n${cause}`;
  }
}

describe.each(backends)('a server that answers wrongly, %s', (backend) => {
  test.each([
    [401, 'git/remote-refused'],
    [403, 'git/remote-refused'],
    [404, 'git/remote-refused'],
    [500, 'git/remote-unreachable'],
    [503, 'git/remote-unreachable'],
  ])('%i is %s', async (status, code) => {
    const { repository, push, clone } = await scene(backend, (_, response) => {
      response.writeHead(status, { 'Content-Type': 'text/plain' });
      response.end('no\u001b[2J entry');
    });
    for (const said of [await told(repository.remoteRef('origin', ledger)), await push()]) {
      expect(said).toMatch(new RegExp(`^${code}: .*origin`));
      expect(said).not.toContain('\u001b');
    }
    expectClean(clone);
  });

  test('one that is not there is unreachable', async () => {
    const { clone, repository, push } = await scene(backend, answer);
    clone.git('remote', 'set-url', 'origin', 'http://127.0.0.1:9/hall.git');
    expect(await told(repository.remoteRef('origin', ledger))).toMatch(/^git\/remote-unreachable: /);
    expect(await push()).toMatch(/^git\/remote-unreachable: /);
  });

  test('one that answers nothing, or without an end, is given up', async () => {
    let trickle: NodeJS.Timeout | undefined;
    const ways: readonly Behaviour[] = [
      () => undefined,
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-advertisement' });
        response.write('001e# service=git-upload-pack\n0000');
      },
      (_, response) => {
        trickle = setInterval(() => response.write('0'), 100);
      },
    ];
    for (const way of ways) {
      const { clone, repository } = await scene(backend, way, {
        environment: { BYLAW_REMOTE_TIMEOUT: '0.3' },
      });
      expect(await told(repository.fetchRef('origin', ledger))).toMatch(/^git\/remote-unreachable: /);
      clearInterval(trickle);
      expectClean(clone);
    }
  });

  test('a push whose answer is lost is unreachable, and the remote tells what became of it', async () => {
    let cut = true;
    const { on, clone, repository, push } = await scene(backend, async (request, response, serve) => {
      const served = await serve();
      if (cut && request.method === 'POST') request.socket.destroy();
      else send(response, served);
    });
    expect(await push()).toMatch(/^git\/remote-unreachable: /);
    cut = false;
    const there = await repository.remoteRef('origin', ledger);
    expect(there).toBe(on.hall.git('rev-parse', ledger));
    expect(await told(repository.pushRef('origin', ledger, there ?? '', undefined))).toMatch(
      /^git\/ref-moved: /,
    );
    expectClean(clone);
    expectClean(on.hall);
  });

  test('a list of refs that is cut off between two of them is none', async () => {
    const { on, clone, repository } = await scene(backend, async (_, response, serve) => {
      const { status, headers, body } = await serve();
      const { 'Content-Length': _length, ...others } = headers;
      // No length and no chunks: the answer is as long as the connection lasts.
      response.removeHeader('Transfer-Encoding');
      response.shouldKeepAlive = false;
      response.useChunkedEncodingByDefault = false;
      send(response, { status, headers: others, body: withoutLedger(body) });
    });
    await withHallLedger(on);
    expect(await told(repository.remoteRef('origin', ledger))).toMatch(
      /^git\/remote-(?:unreachable|refused): /,
    );
    expectClean(clone);
  });

  test('half an answer to a push is none', async () => {
    for (const part of [0, 10, 40]) {
      const { clone, push } = await scene(backend, async (request, response, serve) => {
        const served = await serve();
        const body = request.method === 'POST' ? served.body.subarray(0, part) : served.body;
        send(response, { ...served, body });
      });
      expect(await push()).toMatch(/^git\/remote-unreachable: /);
      expectClean(clone);
    }
  });

  test('what a fetch is sent damaged, cut off or not at all is not kept', async () => {
    const damages: readonly ((body: Buffer) => Buffer)[] = [
      (body) => body.subarray(0, body.length - 30),
      (body) => {
        const at = body.indexOf('PACK') + 20;
        return Buffer.concat([
          body.subarray(0, at),
          Buffer.from([255 - (body[at] ?? 0)]),
          body.subarray(at + 1),
        ]);
      },
      () => Buffer.alloc(0),
    ];
    for (const damage of damages) {
      const { on, clone, repository } = await scene(backend, async (request, response, serve) => {
        const served = await serve();
        const isPack = served.body.includes('PACK');
        send(
          response,
          isPack && request.method === 'POST' ? { ...served, body: damage(served.body) } : served,
        );
      });
      await withHallLedger(on);
      const before = refsOf(clone);
      expect(await told(repository.fetchRef('origin', ledger))).toMatch(
        /^git\/remote-(?:unreachable|refused): /,
      );
      expect(refsOf(clone)).toBe(before);
      // Git itself leaves what it gave up unpacking, until it collects garbage.
      expectClean(clone, backend === 'native' ? /tmp_pack_/ : undefined);
    }
  });

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

  test('an advertisement that lies moves nothing, and what it says forges no lines', async () => {
    const line = (text: string) => (text.length + 4).toString(16).padStart(4, '0') + text;
    const oid = '1'.repeat(40);
    const lies = [
      `${line('# service=git-upload-pack\n')}0000${line(`${oid} refs/heads/\u001b[2Jmain\0side-band-64k\n`)}${line(`${oid} refs/heads/../../config\n`)}${line(`${oid} ${ledger}\n`)}0000`,
      `${line('# service=git-upload-pack\n')}0000${line(`ERR \u001b[2J\u009b go away\n`)}`,
      'ffff nonsense',
    ];
    for (const lie of lies) {
      const { clone, repository } = await scene(backend, (request, response) => {
        const service = /service=(git-[\w-]+)/.exec(request.url ?? '')?.[1];
        response.writeHead(service === undefined ? 500 : 200, {
          'Content-Type': `application/x-${service}-advertisement`,
        });
        response.end(lie);
      });
      const before = refsOf(clone);
      const said = await told(repository.fetchRef('origin', ledger));
      expect(said).toMatch(/^git\/remote-(?:unreachable|refused): /);
      expect(said).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(refsOf(clone)).toBe(before);
      expectClean(clone);
    }
  });

  test('an answer without an end is cut off', async () => {
    const block = Buffer.alloc(1 << 20, '0');
    const { repository } = await scene(backend, (request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-advertisement' });
      const more = () => {
        while (response.writable && response.write(block));
      };
      response.on('drain', more);
      request.on('close', () => response.destroy());
      more();
    });
    expect(await told(repository.remoteRef('origin', ledger))).toMatch(/^git\/remote-unreachable: /);
  });
});

async function withHallLedger(on: Stage): Promise<void> {
  const bert = await open('native', on.clone('bert'));
  const first = await nextEntry(bert, undefined, 'first');
  await bert.pushRef('origin', ledger, first, undefined);
}

/** What comes before the line of the ledger, or before the end where no line is of it. */
function withoutLedger(body: Buffer): Buffer {
  const at = body.indexOf(` ${ledger}`);
  return at < 0 ? body.subarray(0, body.length - 4) : body.subarray(0, body.lastIndexOf('\n', at) + 1);
}
