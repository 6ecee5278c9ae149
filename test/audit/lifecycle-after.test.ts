import { expect, test } from 'vitest';
import type { Invitation } from '../../src/audit/lifecycle/invitation.ts';
import { lifecycleAfter } from '../../src/audit/lifecycle/lifecycle-after.ts';
import { lifecycleEdits } from '../../src/audit/lifecycle/lifecycle-edits.ts';

const now = '2026-03-05T09:00:00Z';
const before = '2026-03-01T09:00:00Z';
const codeHash = 'a'.repeat(64);
const pending = (member: string): Invitation => ({ member, status: 'pending', invited: before, sent: 1 });
const anew = (member: string): Invitation => ({ member, status: 'pending', invited: now, sent: 1, codeHash });
const lifecycle = new Map(['bo', 'cy'].map((member) => [member, pending(member)] as const));

const made = (action: 'create' | 'delete' | 'rename', member: string, old?: string) => ({
  action,
  address: `member:harbour/${member}`,
  before: old === undefined ? null : { name: old },
});
type Made = ReturnType<typeof made>;

function after(changes: readonly Made[], { invites = true, elsewhere = '' } = {}) {
  const invite = invites ? () => ({ code: { codeHash } }) : undefined;
  const rules = { made: changes, isElsewhere: (member: string) => member === elsewhere, invite };
  return [...lifecycleAfter(lifecycle, rules, now).values()];
}

test('who comes is invited, who goes takes the invitation along, a new name keeps it', () => {
  expect(after([made('create', 'di')])).toEqual([pending('bo'), pending('cy'), anew('di')]);
  expect(after([made('delete', 'bo')])).toEqual([pending('cy')]);
  expect(after([made('rename', 'bob', 'bo')])).toEqual([pending('cy'), pending('bob')]);
  expect(after([made('delete', 'bo'), made('create', 'bo')])).toEqual([pending('cy'), anew('bo')]);
  const team = { action: 'create', address: 'team:harbour/bo', before: null } as const;
  expect(after([team, { ...team, address: 'team-member:harbour/deck/bo' }])).toEqual([...lifecycle.values()]);
});

test('who is in another directory of the organization neither comes nor goes', () => {
  const changes = [made('create', 'bo'), made('delete', 'bo')];
  expect(after(changes, { elsewhere: 'bo' })).toEqual([...lifecycle.values()]);
});

test('where nobody is invited, who has not accepted does not become active by being created again', () => {
  expect(after([made('create', 'bo'), made('create', 'di')], { invites: false })).toEqual([
    ...lifecycle.values(),
  ]);
});

test('only files that differ are written', () => {
  const next = new Map([...lifecycle, ['di', anew('di')] as const]);
  next.delete('bo');
  const edits = lifecycleEdits('harbour', lifecycle, next);
  expect([...edits].map(([path, text]) => [path.split('/').at(-1), text === null])).toEqual([
    ['bo.json', true],
    ['di.json', false],
  ]);
});
