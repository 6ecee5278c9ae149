import { describe, expect, test } from 'vitest';
import { create, openWriterBench, remove, update } from './writer-bench.ts';

const dora = 'member:acme/dora';

describe('somebody new', () => {
  test('is invited by the number of their account, with their role', async () => {
    const bench = await openWriterBench();
    const { id } = bench.emulator.state.someone('dora');
    expect(await bench.write(create(dora, { role: 'admin', login: 'Dora' }))).toMatchObject([
      { status: 'applied' },
    ]);
    expect(bench.emulator.log.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      { method: 'POST', path: '/orgs/acme/invitations', body: { invitee_id: id, role: 'admin' } },
    ]);
    expect([...bench.organization.invitations.values()]).toMatchObject([{ account: id, role: 'admin' }]);
  });

  test('is tracked under the log-in and number that GitHub has', async () => {
    const bench = await openWriterBench();
    const { id } = bench.emulator.state.someone('dora');
    const writer = await bench.open();
    await writer.write(create(dora, { role: 'member', login: 'DORA' }));
    expect((await writer.commit()).get(dora)).toEqual({ role: 'member', login: 'dora', account: id });
  });

  test('whom nobody knows on GitHub is invited by no log-in', async () => {
    const bench = await openWriterBench();
    const [outcome] = await bench.write(create(dora, { role: 'member', login: 'dora' }));
    expect(outcome).toMatchObject({
      status: 'failed',
      message: 'nobody on GitHub has the log-in `dora`',
    });
    expect(bench.emulator.writes).toEqual([]);
  });

  test('whose number is pinned is invited even where the log-in passed to a stranger', async () => {
    const bench = await openWriterBench();
    const { state } = bench.emulator;
    const account = state.someone('dora');
    state.rename(account, 'dora-lee');
    state.someone('dora');
    await bench.write(create(dora, { role: 'member', login: 'dora', account: account.id }));
    expect([...bench.organization.invitations.values()].map((each) => each.account)).toEqual([account.id]);
  });

  test('whose last invitation failed is invited once that one is cleared', async () => {
    const bench = await openWriterBench();
    bench.emulator.state.addFailedInvitation('acme', 'dora');
    expect(await bench.write(create(dora, { role: 'member', login: 'dora' }))).toMatchObject([
      { status: 'applied' },
    ]);
    expect(bench.effects()).toEqual(['delete failed-invitation dora', 'create invitation dora']);
  });

  test('whose invitation failed since it was read is looked at once GitHub refuses', async () => {
    const bench = await openWriterBench();
    bench.emulator.state.someone('dora');
    const writer = await bench.open();
    bench.emulator.state.addFailedInvitation('acme', 'dora');
    expect(await writer.write(create(dora, { role: 'member', login: 'dora' }))).toMatchObject({
      status: 'applied',
    });
    expect(bench.effects()).toEqual(['delete failed-invitation dora', 'create invitation dora']);
  });

  test('whom somebody else invited meanwhile is as wanted', async () => {
    const bench = await openWriterBench();
    bench.emulator.state.someone('dora');
    const writer = await bench.open();
    bench.emulator.state.addInvitation('acme', 'dora');
    expect(await writer.write(create(dora, { role: 'member', login: 'dora' }))).toMatchObject({
      status: 'applied',
      message: 'somebody else invited them meanwhile',
    });
  });

  test('is added under their log-in on a GitHub Enterprise Server, which sends no invitations', async () => {
    const bench = await openWriterBench({ enterpriseServer: true });
    const { id } = bench.emulator.state.someone('dora');
    await bench.write(create(dora, { role: 'admin', login: 'dora' }));
    expect(bench.organization.members.get(id)?.role).toBe('admin');
    expect(bench.requests()).toEqual(['PUT /orgs/acme/memberships/dora']);
  });

  test("whose log-in is a stranger's by then is taken out again at once on such a server", async () => {
    const bench = await openWriterBench({ enterpriseServer: true });
    const { state } = bench.emulator;
    const account = state.someone('dora');
    const writer = await bench.open();
    state.rename(account, 'dora-lee');
    const stranger = state.someone('dora');
    const outcome = await writer.write(create(dora, { role: 'admin', login: 'dora', account: account.id }));
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.message).toContain(`belongs to account ${stranger.id} now`);
    expect(bench.organization.members.has(stranger.id)).toBe(false);
  });
});

describe('a role', () => {
  test('changes in place: nobody is out for a moment', async () => {
    const bench = await openWriterBench();
    const { state } = bench.emulator;
    const { id } = state.addMember('acme', 'ana');
    state.addTeam('acme', 'core', { members: { ana: 'member' } });
    const address = 'member:acme/ana';
    await bench.write(update(address, { role: 'member' }, { role: 'admin' }));
    expect(bench.organization.members.get(id)?.role).toBe('admin');
    await bench.write(update(address, { role: 'admin' }, { role: 'member' }));
    expect(bench.organization.members.get(id)?.role).toBe('member');
    expect(bench.effects()).toEqual(['update member ana', 'update member ana']);
    expect(bench.team('core')).toEqual({ ana: 'member' });
  });

  test('of an open invitation takes another one, which leads to the same teams', async () => {
    const bench = await openWriterBench();
    const { state } = bench.emulator;
    state.addTeam('acme', 'core');
    state.addTeam('acme', 'docs');
    state.addInvitation('acme', 'dora', { teams: { core: 'maintainer', docs: 'member' } });
    const [outcome] = await bench.write(update(dora, { role: 'member' }, { role: 'admin' }));
    expect(outcome).toMatchObject({ status: 'applied' });
    const invitations = [...bench.organization.invitations.values()];
    expect(invitations).toMatchObject([{ role: 'admin' }]);
    const names = new Map(
      [...(invitations[0]?.teams ?? [])].map(([id, role]) => [bench.organization.teams.get(id)?.slug, role]),
    );
    expect(Object.fromEntries(names)).toEqual({ core: 'maintainer', docs: 'member' });
  });

  test('of an open invitation stays where no other one would be taken', async () => {
    const bench = await openWriterBench({}, { quota: 0 });
    bench.emulator.state.addInvitation('acme', 'dora');
    const [outcome] = await bench.write(update(dora, { role: 'member' }, { role: 'admin' }));
    expect(outcome?.message).toMatch(/takes no more invitations today.*the old one is not cancelled/);
    expect(bench.requests()).toEqual([]);
  });

  test('goes to nobody else where the log-in passed to another account', async () => {
    const bench = await openWriterBench();
    const { state } = bench.emulator;
    const ana = state.addMember('acme', 'ana');
    const writer = await bench.open();
    state.rename(ana, 'ana-maria');
    const stranger = state.someone('ana');
    const outcome = await writer.write(update('member:acme/ana', { role: 'member' }, { role: 'admin' }));
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.message).toContain('what it was given is taken back');
    expect([...bench.organization.invitations.values()].some(({ account }) => account === stranger.id)).toBe(
      false,
    );
    expect(bench.organization.members.get(ana.id)?.role).toBe('member');
  });
});

describe('whoever goes', () => {
  test('leaves the organization and with it every team, which needs no request of its own', async () => {
    const bench = await openWriterBench();
    bench.emulator.state.addTeam('acme', 'core', { members: { ana: 'member' } });
    const changes = [remove('member:acme/ana'), remove('team-member:acme/core/ana')];
    expect(await bench.write(...changes)).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
    expect(bench.requests()).toEqual(['DELETE /orgs/acme/memberships/ana']);
    expect(bench.team('core')).toEqual({});
  });

  test('and is gone already is done', async () => {
    const bench = await openWriterBench();
    bench.emulator.state.addMember('acme', 'ana');
    const writer = await bench.open();
    bench.organization.members.clear();
    bench.emulator.state.addMember('acme', 'olivia', 'admin');
    expect(await writer.write(remove('member:acme/ana'))).toMatchObject({ status: 'applied' });
  });

  test('is uninvited where the invitation is open', async () => {
    const bench = await openWriterBench();
    bench.emulator.state.addInvitation('acme', 'dora');
    expect(await bench.write(remove(dora))).toMatchObject([{ status: 'applied' }]);
    expect(bench.organization.invitations.size).toBe(0);
  });

  test('is uninvited by number where the invitation went to an e-mail address that nobody knows', async () => {
    const bench = await openWriterBench();
    const { id } = bench.emulator.state.addInvitation('acme', 'who@else.example');
    const address = `member:acme/@invitation-${id}`;
    const writer = await bench.open({ also: new Map([[address, { role: 'member' }]]) });
    expect(await writer.write(remove(address))).toMatchObject({ status: 'applied' });
    expect(bench.organization.invitations.size).toBe(0);
  });

  test('is removed where they accepted since', async () => {
    const bench = await openWriterBench();
    bench.emulator.state.addInvitation('acme', 'dora');
    const writer = await bench.open();
    bench.emulator.accept('dora');
    expect(await writer.write(remove(dora))).toMatchObject({ status: 'applied' });
    expect(bench.organization.members.size).toBe(1);
  });
});
