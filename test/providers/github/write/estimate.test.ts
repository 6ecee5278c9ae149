import { expect, test } from 'vitest';
import { estimateWrites } from '../../../../src/providers/github/write/estimate-writes.ts';
import { create, openWriterBench, remove, update } from './writer-bench.ts';

test('an estimate is what the writes then take, on a server that nothing goes wrong with', async () => {
  const bench = await openWriterBench();
  const { state, clock } = bench.emulator;
  state.addTeam('acme', 'old', { members: { ana: 'member' }, repositories: { kubectl: 'push' } });
  const changes = [
    ...['m1', 'm2', 'm3'].map((login) => create(`member:acme/${login}`, { role: 'member', login })),
    update('member:acme/ana', { role: 'member' }, { role: 'admin' }),
    remove('repository-permission:acme/old/kubectl'),
    remove('team-member:acme/old/ana'),
    remove('team:acme/old'),
    // What comes after the last one: a pause is before a write.
    update('settings:acme', { membersCanCreatePages: true }, { membersCanCreatePages: false }),
  ];
  for (const login of ['m1', 'm2', 'm3']) state.someone(login);
  const estimated = estimateWrites(changes, { pace: 1000, invitationQuota: undefined });
  const [begun, requests] = [Date.parse(clock.now()), bench.emulator.log.length];
  await bench.write(...changes);
  expect(bench.emulator.log.length - requests).toBe(estimated.requests);
  const seconds = (Date.parse(clock.now()) - begun) / 1000;
  // The last mail and the first plain write are a second apart, not three.
  expect(estimated.seconds - seconds).toBeGreaterThanOrEqual(0);
  expect(estimated.seconds - seconds).toBeLessThanOrEqual(3);
});

test('invitations beyond the quota take neither a request nor time', () => {
  const changes = Array.from({ length: 60 }, (_, at) => create(`member:acme/m${at}`, { role: 'member' }));
  expect(estimateWrites(changes, { pace: 1000, invitationQuota: 50 })).toEqual({
    requests: 50,
    seconds: 150,
  });
  expect(estimateWrites(changes, { pace: 0, invitationQuota: undefined })).toEqual({
    requests: 60,
    seconds: 0,
  });
});
