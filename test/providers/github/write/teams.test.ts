import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/digest/json.ts';
import type { GithubEmulator } from '../../../github-emulator/start-github-emulator.ts';
import { create, openWriterBench, remove, rename, update } from './writer-bench.ts';

const core = 'team:acme/core';

function asApp(emulator: GithubEmulator) {
  const { id, installation, privateKey } = emulator.addApp('acme', { members: 'write' });
  return {
    GITHUB_APP_ID: String(id),
    GITHUB_APP_INSTALLATION_ID: String(installation),
    GITHUB_APP_PRIVATE_KEY: privateKey,
  };
}

async function withCore() {
  const bench = await openWriterBench();
  bench.emulator.state.addTeam('acme', 'core', { description: 'The core', members: { ana: 'member' } });
  return bench;
}

describe('a team that is made', () => {
  test('is visible unless it is to be secret, and is known by its number and slug', async () => {
    const bench = await openWriterBench();
    const writer = await bench.open();
    await writer.write(create(core, { name: 'Core & Friends' }));
    const [team] = [...bench.organization.teams.values()];
    expect(team).toMatchObject({ name: 'Core & Friends', slug: 'core-friends', privacy: 'closed' });
    expect((await writer.commit()).get(core)).toEqual({
      name: 'Core & Friends',
      number: team?.id,
      slug: 'core-friends',
    });
  });

  test('has what is declared, under the team that was made before', async () => {
    const bench = await openWriterBench();
    await bench.write(
      create('team:acme/all', { name: 'all' }),
      create(core, {
        name: 'core',
        description: 'The core',
        privacy: 'closed',
        notifications: 'disabled',
        parent: 'all',
      }),
    );
    expect(bench.entries().get(core)).toMatchObject({
      description: 'The core',
      notifications: 'disabled',
      parent: 'all',
    });
  });

  test('does not keep whoever made it as its maintainer', async () => {
    const bench = await openWriterBench();
    await bench.write(create(core, { name: 'core', privacy: 'secret' }));
    expect(bench.team('core')).toEqual({});
    expect(bench.organization.teams.size).toBe(1);
  });

  test('keeps them where that is declared, without a request more', async () => {
    const bench = await openWriterBench();
    const changes = [
      create(core, { name: 'core' }),
      create('team-member:acme/core/olivia', { role: 'maintainer' }),
    ];
    expect(await bench.write(...changes)).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
    expect(bench.team('core')).toEqual({ olivia: 'maintainer' });
    expect(bench.requests()).toEqual([
      'POST /orgs/acme/teams',
      'PUT /orgs/acme/teams/core/memberships/olivia',
    ]);
  });

  test('by an app has nobody in it', async () => {
    const bench = await openWriterBench({}, { environment: asApp });
    expect(await bench.write(create(core, { name: 'core' }))).toEqual([
      { digest: expect.any(String), address: core, action: 'create', status: 'applied' },
    ]);
    expect(bench.requests()).toEqual(['POST /orgs/acme/teams']);
    expect(bench.team('core')).toEqual({});
  });

  test('whose name is taken is refused, with what GitHub says', async () => {
    const bench = await withCore();
    const [outcome] = await bench.write(create('team:acme/kernel', { name: 'Core' }));
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome?.message).toContain('Name must be unique for this org');
  });
});

describe('a team that is edited', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['description', { description: 'The core' }, { description: '' }],
    ['privacy', { privacy: 'closed' }, { privacy: 'secret' }],
    ['notifications', { notifications: 'enabled' }, { notifications: 'disabled' }],
  ])('gets another %s, and nothing else', async (field, before, after) => {
    const bench = await withCore();
    const was = bench.entries().get(core);
    expect(await bench.write(update(core, before, after))).toMatchObject([{ status: 'applied' }]);
    expect(bench.entries().get(core)).toEqual({ ...was, ...after });
    const body = bench.emulator.log.at(-1)?.body as JsonObject;
    expect(Object.keys(body)).toEqual([field === 'notifications' ? 'notification_setting' : field]);
  });

  test('keeps its number, its members and its tracked slug under another name', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    const number = bench.entries().get(core)?.number;
    await writer.write(update(core, { name: 'core' }, { name: 'Kernel' }));
    expect(await writer.write(create('team-member:acme/core/olivia', { role: 'maintainer' }))).toMatchObject({
      status: 'applied',
    });
    expect((await writer.commit()).get(core)).toMatchObject({ name: 'Kernel', slug: 'kernel', number });
    expect(bench.team('kernel')).toEqual({ ana: 'member', olivia: 'maintainer' });
  });

  test('under another name in Bylaw only costs no request', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    expect(await writer.write(rename('team:acme/kernel', 'core', 'kernel'))).toMatchObject({
      status: 'applied',
    });
    expect(bench.requests()).toEqual([]);
    const entries = await writer.commit();
    expect([...entries.keys()].filter((address) => address.includes('core'))).toEqual([]);
    expect(entries.get('team-member:acme/kernel/ana')).toEqual({ role: 'member' });
  });

  test('goes under another one, and to the top again', async () => {
    const bench = await withCore();
    bench.emulator.state.addTeam('acme', 'all');
    await bench.write(update(core, {}, { parent: 'all' }));
    expect(bench.entries().get(core)).toMatchObject({ parent: 'all' });
    await bench.write(update(core, { parent: 'all' }, {}));
    expect(bench.entries().get(core)).not.toHaveProperty('parent');
  });

  test('whose slug is another team by then is told', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    const team = bench.emulator.state.team(bench.organization, 'core');
    if (team === undefined) throw new Error('no core');
    bench.organization.teamsBySlug.delete('core');
    team.slug = 'moved';
    bench.organization.teamsBySlug.set('moved', team.id);
    bench.emulator.state.addTeam('acme', 'core');
    const outcome = await writer.write(update(core, { description: '' }, { description: 'Mine' }));
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.message).toContain(`not ${team.id}`);
  });
});

describe('a team that goes', () => {
  test('goes with what it held', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    expect(await writer.write(remove(core))).toMatchObject({ status: 'applied' });
    expect(await writer.write(remove('team-member:acme/core/ana'))).toMatchObject({ status: 'applied' });
    expect(bench.organization.teams.size).toBe(0);
    expect([...(await writer.commit()).keys()].filter((address) => address.includes('core'))).toEqual([]);
  });

  test('stays where others stand under it: GitHub would delete them as well', async () => {
    const bench = await withCore();
    bench.emulator.state.addTeam('acme', 'Somebody else’s', { parent: 'core' });
    const [outcome] = await bench.write(remove(core));
    expect(outcome).toMatchObject({
      status: 'failed',
      message:
        '`Somebody else’s` stands under it and would be deleted as well: move that first, on GitHub or by declaring it',
    });
    expect(bench.organization.teams.size).toBe(2);
  });

  test('goes once they were moved, although lists still show them under it', async () => {
    const bench = await withCore();
    bench.emulator.state.addTeam('acme', 'inner', { parent: 'core', members: { ben: 'maintainer' } });
    bench.emulator.lag(Number.POSITIVE_INFINITY);
    const changes = [update('team:acme/inner', { parent: 'core' }, {}), remove(core)];
    expect(await bench.write(...changes)).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
    expect(bench.team('inner')).toEqual({ ben: 'maintainer' });
  });

  test('is left alone where its slug is another team by then', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    bench.organization.teams.clear();
    bench.organization.teamsBySlug.clear();
    bench.emulator.state.addTeam('acme', 'core');
    expect((await writer.write(remove(core))).message).toContain('it is left alone');
    expect(bench.organization.teams.size).toBe(1);
  });

  test('and is gone already is done', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    bench.organization.teams.clear();
    bench.organization.teamsBySlug.clear();
    expect(await writer.write(remove(core))).toMatchObject({ status: 'applied' });
  });
});
