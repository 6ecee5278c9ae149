import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/plan/plan.ts';
import { isFull } from '../../../acceptance/hardening/counts.ts';
import { seedOfTest } from '../../../acceptance/hardening/seed.ts';
import type { Fault } from '../../../github-emulator/fault.ts';
import { create, openWriterBench, remove, roleBinding, update, type WriterBench } from './writer-bench.ts';

async function furnished(): Promise<WriterBench> {
  const bench = await openWriterBench();
  const { state } = bench.emulator;
  state.addTeam('acme', 'core', {
    members: { ana: 'member', ben: 'maintainer' },
    repositories: { kubectl: 'push', website: 'pull' },
  });
  state.addTeam('acme', 'inner', { parent: 'core', members: { ana: 'member' } });
  state.addTeam('acme', 'old');
  state.addMember('acme', 'carl');
  state.addMember('acme', 'ed');
  state.addInvitation('acme', 'fay', { teams: { core: 'maintainer' } });
  state.addInvitation('acme', 'gus');
  state.addFailedInvitation('acme', 'dora');
  state.addOutsideCollaborator('acme', 'zoe', { kubectl: 'push' });
  return bench;
}

/** One of each kind. */
const changes: readonly Change[] = [
  create('member:acme/dora', { role: 'member', login: 'dora' }),
  update('member:acme/carl', { role: 'member' }, { role: 'admin' }),
  update('member:acme/fay', { role: 'member' }, { role: 'admin' }),
  remove('member:acme/ed'),
  remove('member:acme/gus'),
  create('team:acme/new', { name: 'New things', description: 'x' }),
  update('team:acme/core', { name: 'core' }, { name: 'Kernel' }),
  update('team:acme/inner', { parent: 'core' }, {}),
  remove('team:acme/old'),
  create('team-member:acme/new/ana', { role: 'member' }),
  update('team-member:acme/core/ana', { role: 'member' }, { role: 'maintainer' }),
  remove('team-member:acme/core/ben'),
  update('repository-permission:acme/core/kubectl', { permission: 'write' }, { permission: 'admin' }),
  remove('repository-permission:acme/core/website'),
  create(roleBinding('team', 'core', 'all_repo_read'), { role: 'all_repo_read' }),
  update('settings:acme', { defaultRepositoryPermission: 'read' }, { defaultRepositoryPermission: 'none' }),
  remove('outside-collaborator:acme/@zoe'),
];

/** What stands at the end, numbers aside. */
function standing(bench: WriterBench): string {
  const { settings } = bench.organization;
  const entries = [...bench.entries()].map(([address, { number: _, account: __, ...value }]) => [
    address,
    value,
  ]);
  return JSON.stringify([entries.sort(), settings.default_repository_permission]);
}

async function undisturbed() {
  const bench = await furnished();
  const outcomes = await bench.write(...changes);
  expect(outcomes.filter(({ status }) => status !== 'applied')).toEqual([]);
  expect(outcomes.filter(({ ambiguous }) => ambiguous)).toEqual([]);
  const log = bench.emulator.log.map(({ method, number }) => ({ method, number }));
  return { standing: standing(bench), writes: log.filter(({ method }) => method !== 'GET') };
}

/** Each loses an answer; some of them after it took effect. */
const losses: readonly Omit<Fault, 'at'>[] = [
  { do: 'drop-after' },
  { do: 'drop-before' },
  { do: 'cut' },
  { do: 502, after: true },
  { do: 502 },
];

test('a write whose answer is lost ends as if nothing had happened, and is marked, whichever it is', {
  timeout: 120_000,
}, async () => {
  const random = seedOfTest();
  const expected = await undisturbed();
  expect(expected.writes.length).toBeGreaterThanOrEqual(changes.length);
  const all = expected.writes.flatMap(({ number }) => losses.map((loss) => ({ at: number, ...loss })));
  const chosen = isFull ? all : Array.from({ length: 8 }, () => random.pick(all));
  for (const fault of chosen) {
    const bench = await furnished();
    bench.emulator.faults([fault]);
    const outcomes = await bench.write(...changes);
    const hit = bench.emulator.log.find(({ number }) => number === fault.at);
    const what = `${hit?.method} ${hit?.path} ${JSON.stringify(fault)}`;
    expect(
      outcomes.filter(({ status }) => status !== 'applied'),
      what,
    ).toEqual([]);
    expect(standing(bench), what).toBe(expected.standing);
    const marked = outcomes.filter(({ ambiguous }) => ambiguous);
    // Half of an answer without a body is a whole one.
    if (fault.do !== 'cut' || hit?.method !== 'DELETE') expect(marked, what).toHaveLength(1);
  }
});

describe('where looking fails as well', () => {
  test('nobody knows, and that is what the outcome says; the rest goes on', async () => {
    const bench = await furnished();
    bench.emulator.faults([
      { at: { method: 'PUT', path: '/orgs/acme/memberships/carl' }, do: 'drop-after' },
      { at: { method: 'GET', path: '/orgs/acme/memberships/carl' }, do: 503, times: 10 },
    ]);
    const [carl, ed] = await bench.write(changes[1] ?? remove(''), changes[3] ?? remove(''));
    expect(carl).toMatchObject({ status: 'failed', ambiguous: true });
    expect(carl?.message).toMatch(/^nobody knows whether it was done/);
    expect(ed).toMatchObject({ status: 'applied' });
  });

  test('three in a row, and the rest is not tried', async () => {
    const bench = await furnished();
    bench.emulator.faults([{ at: {}, do: 'drop-before', times: 1000 }]);
    const outcomes = await bench.write(...changes);
    expect(outcomes.every(({ status }) => status === 'failed')).toBe(true);
    expect(outcomes.at(-1)).toMatchObject({ message: 'not tried: GitHub did not answer 3 times' });
    expect(outcomes.at(-1)).not.toHaveProperty('ambiguous');
  });

  test('lost twice, it has failed and is marked', async () => {
    const bench = await furnished();
    const at = { method: 'PUT', path: '/orgs/acme/memberships/carl' };
    bench.emulator.faults([{ at, do: 'drop-before', times: 2 }]);
    const [outcome] = await bench.write(changes[1] ?? remove(''));
    expect(outcome).toMatchObject({ status: 'failed', ambiguous: true });
    expect(outcome?.message).toMatch(/lost twice.*it was not done$/);
  });
});

test('a limit that ends is waited for, and the write then is no ambiguous one', async () => {
  const bench = await furnished();
  bench.emulator.faults([{ at: 1, do: 'secondary-limit', retryAfter: 90 }]);
  const begun = Date.parse(bench.emulator.clock.now());
  expect(await bench.write(changes[1] ?? remove(''))).toEqual([
    expect.objectContaining({ status: 'applied' }),
  ]);
  expect(Date.parse(bench.emulator.clock.now()) - begun).toBeGreaterThanOrEqual(90_000);
});
