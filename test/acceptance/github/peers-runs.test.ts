import { expect, test } from 'vitest';
import type { GithubLibrary } from '../../operations/github-library.ts';
import { grants, guild, openAppliedGuild, openGuild, people, team } from './guild.ts';

/* What users of peers complain of (field/peers.md, section 3): guards, plans, limits and teams. */

const members = 'organizations/acme/members.yaml';

/** The guild with many more people, so that shares mean something. */
function crowd(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`guest-${index}`, 'member']));
}

async function openCrowd(count: number, target = ''): Promise<GithubLibrary> {
  const library = await openGuild({ target });
  for (const login of Object.keys(crowd(count))) library.github.state.addMember('acme', login);
  library.edit({
    [members]: people({ olivia: 'owner', ben: 'member', cleo: 'member', dora: 'member', ...crowd(count) }),
  });
  await library.apply({ allow: ['gained-members', 'gained-bindings', 'gained-memberships'] });
  library.github.accept();
  return library;
}

function refusals(result: Awaited<ReturnType<GithubLibrary['apply']>>): string {
  const guards = (result.plan?.sections ?? []).flatMap((section) => section.guards);
  return guards.map(({ guard, message, allow }) => `${guard}: ${message}; ${allow}`).join('\n');
}

test('3. a file that lost half of its members is refused, in the words that a person needs', async () => {
  const library = await openCrowd(40);
  const before = library.github.writes.length;
  library.edit({
    [members]: people({ olivia: 'owner', ben: 'member', cleo: 'member', dora: 'member', ...crowd(20) }),
  });
  const result = await library.apply();
  expect(result.status).toBe('refused');
  expect(refusals(result)).toContain('lost-members');
  expect(refusals(result)).toContain('20');
  expect(library.github.writes).toHaveLength(before);
});

test('3. --hold-removals makes the additions and keeps what would go', async () => {
  const library = await openCrowd(40);
  library.github.state.addAccount('eva');
  library.edit({
    [members]: people({
      olivia: 'owner',
      ben: 'member',
      cleo: 'member',
      dora: 'member',
      eva: 'member',
      ...crowd(20),
    }),
  });
  const result = await library.apply({ holdRemovals: true });
  const outcomes = result.sections.flatMap((section) => section.outcomes);
  expect(outcomes.filter(({ status }) => status === 'held')).toHaveLength(20);
  expect(outcomes).toContainEqual(expect.objectContaining({ address: 'member:acme/eva', status: 'applied' }));
});

test('4. what is not declared is left alone; in a strict target it goes, and the plan says so', async () => {
  const library = await openAppliedGuild();
  library.github.state.addTeam('acme', 'Visitors', { members: { ben: 'member' } });
  library.github.state.addMember('acme', 'stranger');
  expect(await library.planned()).toEqual([]);
  const target = library.github.url;
  library.edit({
    'organizations/acme/target.yaml': `apiVersion: bylaw/v1
kind: Target
name: github
provider: github
mode: strict
coordinates: {organization: acme, baseUrl: "${target}"}
`,
  });
  const { plan } = await library.plan();
  const stranger = plan?.sections[0]?.changes.find(({ address }) => address === 'member:acme/@stranger');
  expect(stranger?.reason).toBe('not declared');
  const planned = await library.planned();
  expect(planned).toContain('delete team:acme/@visitors');
  expect(planned).toContain('delete member:acme/@stranger');
  await library.apply({ allow: ['lost-members', 'lost-teams'] });
  expect(await library.planned()).toEqual([]);
});

test('5. a plan sends nothing that writes', async () => {
  const library = await openGuild();
  await library.plan();
  await library.plan({ offline: true });
  expect(library.github.log.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual(
    [],
  );
  expect(library.github.writes).toEqual([]);
});

test('6. a plan with teams, people and permissions that are not there yet is whole', async () => {
  const library = await openGuild();
  expect([...(await library.planned())].sort()).toEqual([
    'create member:acme/ben',
    'create member:acme/cleo',
    'create member:acme/dora',
    'create repository-permission:acme/saws/saw',
    'create repository-permission:acme/tools/hammer',
    'create team-member:acme/saws/cleo',
    'create team-member:acme/tools/ben',
    'create team:acme/saws',
    'create team:acme/tools',
  ]);
});

test.each([
  ['rate-limited', { do: 'rate-limit', times: 50 }],
  ['forbidden', { do: 403, times: 50 }],
  ['cut short', { do: 'cut', times: 50 }],
  ['out of order', { do: 502, times: 50 }],
] as const)(
  '9. a read that is %s stops the plan and is never "everything must be added"',
  async (_, fault) => {
    const library = await openAppliedGuild();
    const kinds = await library.kinds();
    for (const path of ['/graphql', '/orgs/acme/invitations', '/orgs/acme']) {
      library.github.faults([{ at: { path }, ...fault }]);
      await expect(library.plan()).rejects.toMatchObject({
        name: 'BylawError',
        code: expect.stringMatching(/^provider\//),
      });
      await expect(library.apply()).rejects.toMatchObject({ name: 'BylawError' });
      library.github.faults([]);
      library.github.clock.advance(3_600_000);
    }
    expect(await library.kinds()).toEqual(kinds);
    expect(await library.planned()).toEqual([]);
  },
);

test('10. who is in a child team is no stray member of the parent, and what a child inherits is not taken from it', async () => {
  const library = await openAppliedGuild();
  const answer = await fetch(`${library.github.url}/orgs/acme/teams/tools/members`, {
    headers: { authorization: `Bearer ${library.github.token}` },
  });
  // What peers read: the child's member is in the list of the parent.
  expect(((await answer.json()) as { login: string }[]).map(({ login }) => login)).toContain('cleo');
  expect(await library.planned()).toEqual([]);
});

test('12. a plan that was saved carries out nothing that is no longer so', async () => {
  const library = await openAppliedGuild();
  library.edit({
    'organizations/acme/tools.yaml': team('tools', 'members: [ben, dora]', grants('reader', 'hammer')),
  });
  const { plan } = await library.plan();
  const tools = library.github.state.team(library.github.state.organization('acme') as never, 'tools');
  tools?.members.set(library.github.state.someone('dora').id, 'member');
  const before = library.github.writes.length;
  const result = await library.apply({ planText: JSON.stringify(plan) });
  expect(result.status).toMatch(/refused|nothing-to-do/);
  expect(library.github.writes).toHaveLength(before);
});

test('19. teams that an enterprise or an identity provider keeps are left alone, and it is said', async () => {
  const library = await openGuild();
  library.github.state.addTeam('acme', 'Everybody', { type: 'enterprise', members: { ben: 'member' } });
  await library.apply();
  library.github.accept();
  expect((await library.planned()).filter((change) => change.includes('verybody'))).toEqual([]);
});

test('a parent is deleted only after its child has moved; the child keeps its people', async () => {
  const library = await openAppliedGuild();
  library.edit({
    'organizations/acme/tools.yaml': null,
    'organizations/acme/saws.yaml': team('saws', 'members: [cleo]', grants('writer', 'saw')),
  });
  const cleo = library.github.state.someone('cleo').id;
  const left: boolean[] = [];
  const result = await library.apply();
  expect(result.status).toBe('applied');
  const acme = library.github.state.organization('acme');
  const saws = [...(acme?.teams.values() ?? [])].find(({ slug }) => slug === 'saws');
  left.push(saws?.members.has(cleo) === true);
  expect(left).toEqual([true]);
  expect(saws?.parent).toBeUndefined();
  expect(await library.planned()).toEqual([]);
});

test('a change of role or permission is one write in place, never a removal and an addition', async () => {
  const library = await openAppliedGuild();
  const [before, asked] = [library.github.writes.length, library.github.log.length];
  library.edit({
    [members]: people({ olivia: 'owner', ben: 'owner', cleo: 'member', dora: 'member' }),
    'organizations/acme/tools.yaml': team('tools', 'members: [ben]', grants('writer', 'hammer')),
    'organizations/acme/saws.yaml': team(
      'saws',
      'parent: tools',
      'maintainers: [cleo]',
      grants('writer', 'saw'),
    ),
  });
  expect((await library.apply()).status).toBe('applied');
  const effects = library.github.writes.slice(before).flatMap(({ effects: made }) => made);
  expect(effects.filter(({ action }) => action === 'delete')).toEqual([]);
  expect(library.github.log.slice(asked).filter(({ method }) => method === 'DELETE')).toEqual([]);
  expect(await library.planned()).toEqual([]);
});

test('what the guild declares is what GitHub shows', async () => {
  const library = await openAppliedGuild();
  expect(Object.keys(guild(''))).toHaveLength(7);
  const acme = library.github.state.organization('acme');
  const shown = [...(acme?.teams.values() ?? [])].map(({ slug, members: held, repositories }) => ({
    slug,
    people: [...held.keys()].map((account) => library.github.state.accounts.get(account)?.login),
    permissions: [...repositories.values()],
  }));
  expect(shown).toEqual([
    { slug: 'tools', people: ['ben'], permissions: ['pull'] },
    { slug: 'saws', people: ['cleo'], permissions: ['push'] },
  ]);
  expect(await library.planned()).toEqual([]);
});

test('6. a permission on a repository that is not there fails alone, in words; the first apply says what it adopts', async () => {
  const library = await openGuild();
  library.edit({
    'organizations/acme/tools.yaml': team('tools', 'members: [ben]', grants('reader', 'hammer', 'anvil')),
  });
  const result = await library.apply();
  expect(result.status).toBe('partly-failed');
  expect(result.sections.flatMap(({ notes }) => notes)).toEqual([
    '1 object is managed from now on, as it is',
  ]);
  const failed = result.sections
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ status }) => status === 'failed');
  expect(failed).toEqual([
    expect.objectContaining({
      address: 'repository-permission:acme/tools/anvil',
      message: expect.stringContaining('repository `anvil` is not there, or the token may not see it'),
    }),
  ]);
});
