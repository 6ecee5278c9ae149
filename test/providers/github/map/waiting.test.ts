import { expect, test } from 'vitest';
import { nothingRecorded } from '../../../../src/audit/recorded-state.ts';
import { actualState } from '../../../../src/providers/github/map/actual-state.ts';
import { emptySnapshot } from './snapshot-of.ts';

test('whoever has not accepted an invitation is there, and waits: an owner among them owns nothing yet', () => {
  const sent = { createdAt: '2026-11-20T00:00:00Z', teams: [] };
  const snapshot = emptySnapshot({
    members: [{ account: 1, login: 'ana', role: 'admin' }],
    invitations: [{ id: 7, account: 2, login: 'bo', role: 'admin', ...sent }],
  });
  const { entries, waiting } = actualState({
    snapshot,
    organization: 'orchestra',
    target: 'github',
    declared: undefined,
    recorded: nothingRecorded,
    now: '2026-11-22T12:00:00Z',
    invites: true,
  });
  expect([...entries.keys()].filter((address) => address.startsWith('member:'))).toEqual([
    'member:orchestra/@ana',
    'member:orchestra/@bo',
  ]);
  expect([...(waiting ?? [])]).toEqual(['member:orchestra/@bo']);
});
