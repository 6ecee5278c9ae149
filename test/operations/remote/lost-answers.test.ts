import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { start, target } from '../library.ts';
import { branches, type Hall } from './branches.ts';

const ref = 'refs/heads/bylaw/ledger';

/** Has the hall run a script at each push; `post-receive` runs when the ref has moved. */
function hook(hall: Hall, name: 'pre-receive' | 'post-receive', script: string): void {
  mkdirSync(join(hall.folder, 'hooks'), { recursive: true });
  const path = join(hall.folder, 'hooks', name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

test.each(['memory', 'directory'])(
  'every push takes effect and its answer is lost: all is recorded once, %s',
  async (provider) => {
    const { hall, main } = await branches({
      ...start,
      'organizations/library/target.yaml': target('', 'catalogue', provider),
    });
    hook(hall, 'post-receive', 'kill -9 $PPID');
    expect((await main.apply()).status).toBe('applied');
    expect(await main.kinds()).toEqual(['publish', 'intent', 'result']);
    expect(main.git('rev-parse', ref)).toBe(hall.tip());
    expect((await main.apply()).status).toBe('nothing-to-do');
  },
);

test.each([
  'Permission denied (publickey).',
  'fatal: Authentication failed',
  'The requested URL returned error: 403',
  'error: insufficient permission for adding an object to repository database',
  'fatal: unable to write new index file: No space left on device',
])('no words of a server that took a push make it a refusal: %s', async (words) => {
  const { hall, main } = await branches();
  hook(hall, 'post-receive', `echo '${words}' >&2; kill -9 $PPID`);
  expect((await main.apply()).status).toBe('applied');
  expect(await main.kinds()).toEqual(['publish', 'intent', 'result']);
  expect(main.git('rev-parse', ref)).toBe(hall.tip());
});

test('a push that the remote refuses is told, and nothing is written', async () => {
  const { hall, main } = await branches();
  hook(hall, 'pre-receive', 'echo "the hall is closed" >&2; exit 1');
  await expect(main.apply()).rejects.toMatchObject({ code: 'git/remote-refused' });
  expect(main.system.written).toEqual([]);
  expect(main.git('for-each-ref', ref)).toBe('');
});

test('killed between the push and the move of the branch here: the next read takes the newer', async () => {
  const { hall, main } = await branches();
  await main.apply();
  main.git('update-ref', ref, `${hall.tip()}~1`);
  expect(await main.planned()).toEqual([]);
  await expect(main.ledger().then(() => main.plan({ offline: true }))).rejects.toMatchObject({
    code: 'ledger/rewritten',
  });
  expect((await main.apply()).status).toBe('nothing-to-do');
  expect(main.git('rev-parse', ref)).toBe(hall.tip());
});

test.each([
  ['rewound', (hall: Hall) => hall.git('update-ref', ref, `${hall.tip()}~1`)],
  ['deleted', (hall: Hall) => hall.git('update-ref', '-d', ref)],
])('a remote branch that was %s is refused, and not pushed over', async (_, vandalise) => {
  const { hall, main, other } = await branches();
  await main.apply();
  await other.planned();
  vandalise(hall);
  const left = hall.tip();
  for (const library of [main, other]) {
    await expect(library.planned()).rejects.toMatchObject({ code: 'ledger/rewritten' });
    await expect(library.apply()).rejects.toMatchObject({ code: 'ledger/rewritten' });
  }
  expect(hall.tip()).toBe(left);
});

test('an intent is held from before its answer comes, also against another apply of this process', async () => {
  const { hall, main, other } = await branches();
  const held = join(hall.folder, 'held');
  const seen = join(hall.folder, 'seen');
  writeFileSync(held, '');
  const isIntent = 'git log -1 --format=%B refs/heads/bylaw/ledger | grep -q "Bylaw-Kind: intent"';
  hook(
    hall,
    'post-receive',
    `${isIntent} || exit 0\ntouch ${seen}\nwhile [ -e ${held} ]; do sleep 0.05; done`,
  );
  const applying = main.apply();
  await vi.waitFor(() => expect(existsSync(seen)).toBe(true), 20_000);
  await expect(other.apply()).rejects.toMatchObject({ code: 'apply/running' });
  rmSync(held);
  expect((await applying).status).toBe('applied');
  expect(await main.kinds()).toEqual(['publish', 'intent', 'result']);
});
