import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { open } from '../contract/orchestra.ts';
import { scratchIn } from '../scratch-repository.ts';
import { remoteContract } from './contract.ts';
import { expectClean, ledger, nextEntry, type Stage, stage } from './stage.ts';

/** A program in place of `ssh`: it is given options, a host and a command. */
function inPlaceOfSsh(
  on: Stage,
  script: string,
): { readonly address: string; readonly environment: Record<string, string> } {
  const world = scratchIn(on.world, on.world);
  world.write('ssh-to-hall', `#!/bin/sh\n${script}\n`);
  world.makeExecutable('ssh-to-hall');
  const environment = { GIT_SSH_COMMAND: `'${join(on.world, 'ssh-to-hall')}'`, GIT_SSH_VARIANT: 'ssh' };
  return { address: `ssh://anna@hall.example${on.hall.root}`, environment };
}

remoteContract({
  name: 'ssh',
  backend: 'native',
  start: async (on) => inPlaceOfSsh(on, 'for last; do :; done\nexec sh -c "$last"'),
});

test.each([
  ['Permission denied (publickey).', 255, 'git/remote-refused'],
  ['Host key verification failed.', 255, 'git/remote-refused'],
  ['ERROR: Repository not found.', 1, 'git/remote-refused'],
  ['ssh: connect to host hall.example port 22: Connection timed out', 255, 'git/remote-unreachable'],
  ['kex_exchange_identification: Connection closed by remote host', 255, 'git/remote-unreachable'],
])('what ssh says is understood: %s', async (words, status, code) => {
  const on = stage();
  const { address, environment } = inPlaceOfSsh(on, `echo '${words}' >&2; exit ${status}`);
  const repository = await open('native', on.clone('anna', address), environment);
  const first = await nextEntry(repository, undefined, 'first');
  const failure = { code, message: expect.stringContaining(words.replace(/^ERROR: /, '')) };
  await expect(repository.remoteRef('origin', ledger)).rejects.toMatchObject(failure);
  await expect(repository.pushRef('origin', ledger, first, undefined)).rejects.toMatchObject(failure);
});

test('whatever ssh says once the push was sent, it is not known what became of it', async () => {
  const on = stage();
  // All was sent and taken; then the connection breaks, and words of any kind come beside it.
  on.hall.write('hooks/post-receive', '#!/bin/sh\nkill -9 $PPID\n');
  on.hall.makeExecutable('hooks/post-receive');
  const script = `for last; do :; done
sh -c "$last"
head -c 2000000 /dev/zero | tr '\\0' 'x' >&2
echo >&2; echo 'Permission denied (publickey).' >&2; exit 255`;
  const { address, environment } = inPlaceOfSsh(on, script);
  const repository = await open('native', on.clone('anna', address), environment);
  const first = await nextEntry(repository, undefined, 'first');
  await expect(repository.pushRef('origin', ledger, first, undefined)).rejects.toMatchObject({
    code: 'git/remote-unreachable',
  });
});

test('Git and what it runs speak English, whatever the language of the user', async () => {
  const on = stage();
  const script = `echo "$LC_ALL" >> '${on.world}/language'\nfor last; do :; done\nexec sh -c "$last"`;
  const { address, environment } = inPlaceOfSsh(on, script);
  const foreign = { ...environment, LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', LANGUAGE: 'de' };
  const repository = await open('native', on.clone('anna', address), foreign);
  const first = await nextEntry(repository, undefined, 'first');
  await repository.pushRef('origin', ledger, first, undefined);
  expect(await repository.remoteRef('origin', ledger)).toBe(first);
  expect(readFileSync(join(on.world, 'language'), 'utf8')).toBe('C\nC\n');
});

test('an ssh that stalls is ended with all it started, and has no terminal to ask on', async () => {
  const on = stage();
  const stall = `(exec 2>/dev/null; : </dev/tty) && touch '${on.world}/has-a-terminal'
sleep 600 & echo $$ $! > '${on.world}/started'; wait`;
  const { address, environment } = inPlaceOfSsh(on, stall);
  const clone = on.clone('anna', address);
  const repository = await open('native', clone, { ...environment, BYLAW_REMOTE_TIMEOUT: '1' });
  const first = await nextEntry(repository, undefined, 'first');
  await expect(repository.pushRef('origin', ledger, first, undefined)).rejects.toMatchObject({
    code: 'git/remote-unreachable',
    message: expect.stringContaining('given up'),
  });
  const started = readFileSync(join(on.world, 'started'), 'utf8').trim().split(' ').map(Number);
  expect(started).toHaveLength(2);
  for (let tries = 0; tries < 40 && started.some(isRunning); tries++) await sleep(50);
  expect(started.filter(isRunning)).toEqual([]);
  expect(existsSync(join(on.world, 'has-a-terminal'))).toBe(false);
  expectClean(clone);
});

test('a connection that lives on in the background is not waited for', async () => {
  const on = stage();
  const share = `sleep 600 & echo $! > '${on.world}/started'\nfor last; do :; done\nexec sh -c "$last"`;
  const { address, environment } = inPlaceOfSsh(on, share);
  const repository = await open('native', on.clone('anna', address), environment);
  expect(await repository.remoteRef('origin', 'refs/heads/main')).toBe(on.founded);
  process.kill(Number(readFileSync(join(on.world, 'started'), 'utf8')), 'SIGKILL');
});

test('addresses that are programs, and transports without a login, are refused', async () => {
  const on = stage();
  const clone = on.clone('anna');
  const repository = await open('native', clone);
  for (const address of [`ext::touch ${on.world}/ran`, 'git://127.0.0.1:9/hall.git', 'fd::3']) {
    clone.git('config', 'remote.origin.url', address);
    await expect(repository.remoteRef('origin', ledger)).rejects.toMatchObject({
      code: 'git/remote-refused',
    });
  }
  expect(existsSync(join(on.world, 'ran'))).toBe(false);
});

test('without an installed Git, what is not http is refused with what to do', async () => {
  const on = stage();
  for (const address of [
    on.hall.root,
    'ssh://anna:s3cr3t@hall.example/hall.git',
    'anna@hall.example:hall.git',
  ]) {
    const repository = await open('isomorphic', on.clone(`anna-${address.length}`, address));
    const failure = await repository.remoteRef('origin', ledger).catch((error) => error);
    expect(failure).toMatchObject({ code: 'git/unsupported', hint: expect.stringContaining('install Git') });
    expect(failure.message).not.toContain('s3cr3t');
  }
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // What has ended but was not yet waited for is still listed.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
