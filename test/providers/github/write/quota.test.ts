import { expect, test } from 'vitest';
import { create, openWriterBench, update } from './writer-bench.ts';

const day = 24 * 3_600_000;

function invitations(count: number) {
  return Array.from({ length: count }, (_, at) =>
    create(`member:acme/m${at}`, { role: 'member', login: `m${at}` }),
  );
}

/** A free organization of this month: GitHub sends 50 invitations in 24 hours. */
async function young() {
  const bench = await openWriterBench({ start: '2026-11-23T09:00:00.000Z' });
  bench.organization.plan = 'free';
  Object.assign(bench.organization, { createdAt: '2026-11-20T00:00:00Z' });
  for (let at = 0; at < 120; at += 1) bench.emulator.state.someone(`m${at}`);
  return bench;
}

test('invitations beyond the quota fail without a request, saying until when, and the next days take the rest', async () => {
  const bench = await young();
  const wanted = invitations(120);
  const begun = bench.emulator.clock.now();
  const first = await bench.write(...wanted, create('team:acme/core', { name: 'core' }));
  expect(first.filter(({ status }) => status === 'applied')).toHaveLength(51);
  expect(first.at(-1)).toMatchObject({ status: 'applied' });
  // The one that was refused is the last that was tried.
  const tried = bench.requests().filter((each) => each === 'POST /orgs/acme/invitations');
  expect(tried).toHaveLength(51);
  const until = new Date(Date.parse(begun) + day).toISOString().replace('.000Z', 'Z');
  expect(first[50]?.message).toContain(`GitHub takes no more invitations today: apply again after ${until}`);
  expect(first[119]?.message).toBe(`GitHub takes no more invitations today: apply again after ${until}`);
  for (const left of [70, 20]) {
    bench.emulator.clock.advance(day);
    bench.emulator.accept();
    const again = await bench.write(...wanted.slice(120 - left));
    expect(again.filter(({ status }) => status === 'applied')).toHaveLength(Math.min(50, left));
  }
  bench.emulator.accept();
  expect(bench.organization.members.size).toBe(121);
});

test('a writer that is at work for days goes on once the quota allows it', async () => {
  const bench = await young();
  const wanted = invitations(60);
  const writer = await bench.open();
  for (const change of wanted.slice(0, 55)) await writer.write(change);
  bench.emulator.clock.advance(day + 3_600_000);
  expect(await writer.write(wanted[55] ?? create('', {}))).toMatchObject({ status: 'applied' });
});

test('an invitation comes three seconds after the last one, and other writes one second', async () => {
  const bench = await young();
  const changes = [...invitations(3), create('team:acme/core', { name: 'core', privacy: 'closed' })];
  await bench.write(...changes);
  const at = bench.emulator.writes.map((each) => Date.parse(each.at));
  const [first = 0] = at;
  expect(at.map((each) => (each - first) / 1000)).toEqual([0, 3, 6, 7, 8]);
});

test('one who cannot be invited does not stop the rest', async () => {
  const bench = await openWriterBench();
  const { state } = bench.emulator;
  state.someone('blocker').blocks.add(bench.organization.id);
  state.someone('dora');
  const changes = [
    create('member:acme/blocker', { role: 'member', login: 'blocker' }),
    create('member:acme/nobody', { role: 'member', login: 'nobody' }),
    create('member:acme/dora', { role: 'member', login: 'dora' }),
  ];
  const outcomes = await bench.write(...changes);
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'applied']);
  expect(outcomes[0]?.message).toMatch(/^GitHub lets nobody add somebody who blocked the organization/);
});

test('an organization without a free seat is told so', async () => {
  const bench = await openWriterBench();
  bench.organization.seats = 1;
  bench.emulator.state.someone('dora');
  const [outcome] = await bench.write(create('member:acme/dora', { role: 'member', login: 'dora' }));
  expect(outcome?.message).toMatch(
    /^the organization has no free seat: buy one, or let somebody go first \(/,
  );
});

test('a token that may not write is told so at each change', async () => {
  const bench = await openWriterBench(
    {},
    { environment: (emulator) => ({ GITHUB_TOKEN: emulator.addToken({ scopes: ['read:org'] }) }) },
  );
  bench.emulator.state.addMember('acme', 'ana');
  const [outcome] = await bench.write(update('member:acme/ana', { role: 'member' }, { role: 'admin' }));
  expect(outcome).toMatchObject({ status: 'failed' });
  expect(bench.effects()).toEqual([]);
});

test('once GitHub does not accept the token any more nothing is tried', async () => {
  const bench = await openWriterBench();
  bench.emulator.state.addMember('acme', 'ana');
  bench.emulator.faults([{ at: 1, do: 401, message: 'Bad credentials' }]);
  const change = update('member:acme/ana', { role: 'member' }, { role: 'admin' });
  const outcomes = await bench.write(change, change);
  expect(outcomes[0]?.message).toMatch(/^GitHub does not accept the token: it expired or was revoked/);
  expect(outcomes[1]).toMatchObject({
    status: 'failed',
    message: 'not tried: GitHub does not accept the token any more',
  });
  expect(bench.requests()).toHaveLength(1);
});

test('the last owner stays', async () => {
  const bench = await openWriterBench();
  const [outcome] = await bench.write(update('member:acme/olivia', { role: 'admin' }, { role: 'member' }));
  expect(outcome).toMatchObject({ status: 'failed' });
  expect(outcome?.message).toMatch(/last owner/);
});
