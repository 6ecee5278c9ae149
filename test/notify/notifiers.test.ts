import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Notification } from '../../src/notify/notification.ts';
import { webhookNotifier } from '../../src/notify/post-webhook.ts';
import { commandNotifier } from '../../src/notify/run-command.ts';

const notification: Notification = {
  notificationVersion: 1,
  kind: 'invitation',
  organization: 'library',
  organizationName: 'Library',
  member: 'dora',
  displayName: null,
  email: null,
  code: 'abcd-efgh',
  expires: null,
};

test('a command that leaves something running is not waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-notify-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const left = `while [ -e ${folder} ]; do sleep 0.1; done &`;
  await notify(left);
  await expect(notify(`${left} echo no >&2; exit 3`)).rejects.toThrow('`sh` ended with 3: no');
});

test('no part of a code is repeated', async () => {
  const inParts = 'printf %0292dabcd-efg 0 >&2; sleep 0.2; echo h >&2; exit 3';
  const failure = await notify(inParts).catch((error: unknown) => String(error));
  expect(failure).toContain('ended with 3: 000');
  expect(failure).not.toContain('abc');
});

function notify(script: string): Promise<void> {
  const environment = { PATH: process.env.PATH };
  return commandNotifier(['sh', '-c', script], { cwd: '/', environment })(notification);
}

test('what is wrong with an address does not repeat it', async () => {
  const address = 'https://user:word@hooks.example/secret';
  await expect(webhookNotifier(address)(notification)).rejects.toThrow(
    'hooks.example could not be reached: Request cannot be constructed from a URL that includes credentials: its address',
  );
});
