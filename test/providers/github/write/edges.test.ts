import { describe, expect, test } from 'vitest';
import { create, openWriterBench, remove, roleBinding, update } from './writer-bench.ts';

const ana = 'team-member:acme/core/ana';

async function withCore() {
  const bench = await openWriterBench();
  bench.emulator.state.addTeam('acme', 'core', {
    members: { ana: 'member' },
    repositories: { Kubectl: 'push' },
  });
  bench.emulator.state.addMember('acme', 'ben');
  return bench;
}

describe('a place in a team', () => {
  test('is given, changed in place and taken', async () => {
    const bench = await withCore();
    await bench.write(create('team-member:acme/core/ben', { role: 'maintainer' }));
    await bench.write(update(ana, { role: 'member' }, { role: 'maintainer' }));
    expect(bench.team('core')).toEqual({ ana: 'maintainer', ben: 'maintainer' });
    await bench.write(remove(ana, { role: 'maintainer' }));
    expect(bench.effects()).toEqual([
      'create team-member core/ben',
      'update team-member core/ana',
      'delete team-member core/ana',
    ]);
  });

  test('of somebody invited waits with their invitation', async () => {
    const bench = await withCore();
    bench.emulator.state.someone('dora');
    const changes = [
      create('member:acme/dora', { role: 'member', login: 'dora' }),
      create('team-member:acme/core/dora', { role: 'maintainer' }),
    ];
    expect(await bench.write(...changes)).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
    bench.emulator.accept('dora');
    expect(bench.team('core')).toEqual({ ana: 'member', dora: 'maintainer' });
    expect(bench.organization.invitationsSent).toHaveLength(1);
  });

  test('is given to nobody who is not in the organization: GitHub would invite them', async () => {
    const bench = await withCore();
    bench.emulator.state.someone('dora');
    expect(await bench.write(create('team-member:acme/core/dora', { role: 'member' }))).toMatchObject([
      { status: 'failed', message: '`member:acme/dora` is not in the organization' },
    ]);
    expect(bench.requests()).toEqual([]);
  });

  test('does not go to a stranger who took the log-in, nor does their invitation stay', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    const { state } = bench.emulator;
    const ben = state.account('ben');
    if (ben === undefined) throw new Error('no ben');
    state.rename(ben, 'benjamin');
    state.someone('ben');
    const outcome = await writer.write(create('team-member:acme/core/ben', { role: 'member' }));
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.message).toContain('their invitation is taken back');
    expect(bench.organization.invitations.size).toBe(0);
  });

  test('that an identity provider gives is not Bylaw’s', async () => {
    const bench = await withCore();
    const team = bench.emulator.state.team(bench.organization, 'core');
    if (team !== undefined) team.synchronized = true;
    const [outcome] = await bench.write(create('team-member:acme/core/ben', { role: 'member' }));
    expect(outcome?.message).toMatch(/^an identity provider decides who is in this team: change it there/);
  });

  test('taken from somebody who is not there is done', async () => {
    const bench = await withCore();
    const writer = await bench.open();
    bench.emulator.state.team(bench.organization, 'core')?.members.clear();
    expect(await writer.write(remove(ana))).toMatchObject({ status: 'applied' });
  });
});

describe('a permission on a repository', () => {
  const kubectl = 'repository-permission:acme/core/kubectl';
  const permission = (bench: Awaited<ReturnType<typeof withCore>>) =>
    Object.fromEntries(
      [...(bench.emulator.state.team(bench.organization, 'core')?.repositories ?? [])].map(([id, given]) => [
        bench.organization.repositories.get(id)?.name,
        given,
      ]),
    );

  test('is changed in place, by the names of the REST API', async () => {
    const bench = await withCore();
    await bench.write(update(kubectl, { permission: 'write' }, { permission: 'read' }));
    expect(permission(bench)).toEqual({ Kubectl: 'pull' });
    await bench.write(update(kubectl, { permission: 'read' }, { permission: 'maintain' }));
    expect(permission(bench)).toEqual({ Kubectl: 'maintain' });
    expect(bench.effects()).toEqual([
      'update team-repository core/Kubectl',
      'update team-repository core/Kubectl',
    ]);
  });

  test('may be a custom role, by its name', async () => {
    const bench = await withCore();
    bench.organization.plan = 'enterprise';
    bench.emulator.state.addCustomRepositoryRole('acme', 'security-reader', 'read');
    bench.emulator.state.addRepository('acme', 'website');
    await bench.write(create('repository-permission:acme/core/website', { permission: 'security-reader' }));
    expect(permission(bench)).toEqual({ Kubectl: 'push', website: 'security-reader' });
  });

  test('is taken', async () => {
    const bench = await withCore();
    await bench.write(remove(kubectl));
    expect(permission(bench)).toEqual({});
  });

  test('on a repository that is not there fails alone', async () => {
    const bench = await withCore();
    const changes = [create('repository-permission:acme/core/gone', { permission: 'read' }), remove(kubectl)];
    expect(await bench.write(...changes)).toMatchObject([{ status: 'failed' }, { status: 'applied' }]);
  });
});

describe('an organization role', () => {
  const holders = (bench: Awaited<ReturnType<typeof withCore>>) => bench.organization.roleAssignments.length;

  test.each([
    ['team', 'core'],
    ['member', 'ana'],
  ] as const)('is assigned to a %s and taken again', async (kind, name) => {
    const bench = await withCore();
    const address = roleBinding(kind, name, 'all_repo_read');
    expect(await bench.write(create(address, { role: 'all_repo_read' }))).toMatchObject([
      { status: 'applied' },
    ]);
    expect(holders(bench)).toBe(1);
    expect(await bench.write(remove(address, { role: 'all_repo_read' }))).toMatchObject([
      { status: 'applied' },
    ]);
    expect(holders(bench)).toBe(0);
  });

  test('that there is none of is told with those that there are', async () => {
    const bench = await withCore();
    const address = roleBinding('team', 'core', 'janitor');
    const [outcome] = await bench.write(create(address, { role: 'janitor' }));
    expect(outcome?.message).toMatch(/no role `janitor`: it has `all_repo_read`/);
  });
});

describe('an outside collaborator', () => {
  test('loses every repository', async () => {
    const bench = await withCore();
    bench.emulator.state.addOutsideCollaborator('acme', 'zoe', { Kubectl: 'push', website: 'pull' });
    expect(await bench.write(remove('outside-collaborator:acme/@zoe'))).toMatchObject([
      { status: 'applied' },
    ]);
    const repositories = [...bench.organization.repositories.values()];
    expect(repositories.flatMap(({ collaborators }) => [...collaborators.keys()])).toEqual([]);
  });

  test('who is a member by then is told', async () => {
    const bench = await withCore();
    bench.emulator.state.addOutsideCollaborator('acme', 'zoe', { Kubectl: 'push' });
    const writer = await bench.open();
    bench.emulator.state.addMember('acme', 'zoe');
    const outcome = await writer.write(remove('outside-collaborator:acme/@zoe'));
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.message).toContain('GitHub answered 422');
  });
});

describe('settings', () => {
  const settings = 'settings:acme';

  test('are sent at once, and only those that change', async () => {
    const bench = await withCore();
    const before = { defaultRepositoryPermission: 'read', membersCanCreatePages: true };
    const after = {
      defaultRepositoryPermission: 'none',
      membersCanCreatePages: true,
      membersCanForkPrivateRepositories: true,
    };
    expect(await bench.write(update(settings, before, after))).toMatchObject([{ status: 'applied' }]);
    expect(bench.emulator.log.map(({ method, body }) => ({ method, body }))).toEqual([
      {
        method: 'PATCH',
        body: { default_repository_permission: 'none', members_can_fork_private_repositories: true },
      },
    ]);
    expect(bench.organization.settings.default_repository_permission).toBe('none');
  });

  test('that GitHub leaves as they are without a word have failed, with what they are', async () => {
    const bench = await withCore();
    const after = { membersCanCreatePages: false, defaultRepositoryPermission: 'none' };
    const decided = { get: () => true, set: () => undefined, enumerable: true };
    Object.defineProperty(bench.organization.settings, 'members_can_create_pages', decided);
    const writer = await bench.open();
    const outcome = await writer.write(update(settings, {}, after));
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.message).toMatch(/`membersCanCreatePages` did not become `false` \(it is `true`\)/);
    expect((await writer.commit()).get(settings)).toEqual({ defaultRepositoryPermission: 'none' });
  });
});
