import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { open } from '../contract/orchestra.ts';
import { answer, type Behaviour, send } from './http-hall.ts';
import { scene, told } from './http-scene.ts';
import { expectClean, ledger, nextEntry, refsOf, type Stage } from './stage.ts';

const backends = ['native', 'isomorphic'] as const satisfies readonly GitWriter['backend'][];

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
