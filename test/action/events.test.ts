import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Command } from '../../src/action/inputs.ts';
import { refuseEvent } from '../../src/action/refuse-event.ts';
import { readRunEvent } from '../../src/action/run-event.ts';
import { temporaryFolder } from '../git/scratch-repository.ts';

function refusalOf(command: Command, name: string, payload: unknown, reviewFile?: string): string {
  const file = join(temporaryFolder(), 'event.json');
  writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
  try {
    refuseEvent(readRunEvent({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file }), { command, reviewFile });
    return 'run';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const [ours, theirs] = [{ id: 1 }, { id: 2 }];
const pull = (head: unknown) => ({ pull_request: { number: 3, head: { repo: head }, base: { repo: ours } } });
const after = (event: string, head: unknown) => ({
  workflow_run: { id: 4, event, head_repository: head },
  repository: ours,
});

test.each<[Command, string, unknown, string]>([
  ['plan', 'pull_request_target', pull(ours), 'refused'],
  ['validate', 'pull_request_target', pull(ours), 'refused'],
  ['apply', 'pull_request', pull(ours), 'refused'],
  ['apply', 'pull_request_review', pull(ours), 'refused'],
  ['apply', 'merge_group', { merge_group: { base_sha: 'a'.repeat(40) } }, 'refused'],
  ['apply', 'issue_comment', {}, 'refused'],
  ['apply', 'workflow_run', after('pull_request', ours), 'refused'],
  ['plan', 'workflow_run', after('push', theirs), 'refused'],
  ['plan', 'workflow_run', after('push', null), 'refused'],
  ['apply', 'workflow_run', after('push', ours), 'run'],
  ['apply', 'push', {}, 'run'],
  ['apply', 'schedule', {}, 'run'],
  ['apply', '', {}, 'run'],
  ['plan', 'pull_request', pull(theirs), 'run'],
  ['plan', 'merge_group', { merge_group: { base_sha: 'b'.repeat(40) } }, 'run'],
  ['plan', 'merge_group', { merge_group: { base_sha: '--upload-pack=x' } }, 'unreadable'],
  ['plan', 'pull_request', {}, 'unreadable'],
  ['plan', 'pull_request', { pull_request: { number: '3' } }, 'unreadable'],
  ['plan', 'pull_request', { pull_request: { number: 3, head: { repo: null }, base: {} } }, 'unreadable'],
  ['plan', 'push', 'no JSON', 'unreadable'],
])('%s on %s with %j: %s', (command, name, payload, expected) => {
  expect(refusalOf(command, name, payload)).toBe(expected === 'run' ? 'run' : `action/${expected}-event`);
});

test.each<[Command, string, string]>([
  ['plan', 'pull_request', 'run'],
  ['plan', 'pull_request_review', 'run'],
  ['plan', 'pull_request_target', 'refused'],
  ['plan', 'issue_comment', 'refused'],
  ['apply', 'pull_request', 'refused'],
  ['validate', 'pull_request', 'refused'],
  ['drift', 'pull_request', 'refused'],
])('%s upon the end of a run of %s, with the file that it left: %s', (command, event, expected) => {
  const told = refusalOf(command, 'workflow_run', after(event, theirs), 'review.json');
  expect(told).toBe(expected === 'run' ? 'run' : 'action/refused-event');
  expect(refusalOf(command, 'workflow_run', after(event, theirs))).toBe('action/refused-event');
});

test.each([
  [ours, false],
  [theirs, true],
  [null, true],
])('of a pull request whose head lies in %j a fork is %s', (head, isFork) => {
  const file = join(temporaryFolder(), 'event.json');
  writeFileSync(file, JSON.stringify(pull(head)));
  const event = readRunEvent({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: file });
  expect(event.pullRequest).toEqual({ number: 3, isFork });
});
