import { afterEach, expect, test } from 'vitest';
import { revoke } from '../../../src/operations/revoke/revoke.ts';
import { type GithubLibrary, githubTarget } from '../../operations/github-library.ts';
import { guild, openAppliedGuild, openGuild, people, team } from './guild.ts';

/* Ways to get access, or to take somebody's, that no file and no guard may let pass. */

const members = 'organizations/acme/members.yaml';
const everybody = { olivia: 'owner', ben: 'member', cleo: 'member', dora: 'member' };
const opened: GithubLibrary[] = [];

async function keep(library: Promise<GithubLibrary>): Promise<GithubLibrary> {
  opened.push(await library);
  return library;
}

afterEach(() => {
  for (const { github } of opened.splice(0)) expect(github.violations).toEqual([]);
});

async function planOf(library: GithubLibrary, environment?: Readonly<Record<string, string>>) {
  const { plan, diagnostics } = await library.plan({}, environment === undefined ? {} : { environment });
  const [section] = plan?.sections ?? [];
  return {
    changes: (section?.changes ?? []).map(({ action, address }) => `${action} ${address}`),
    guards: (section?.guards ?? []).map(({ guard }) => guard),
    codes: [...diagnostics, ...(section?.findings ?? [])].map(({ code }) => code),
  };
}

test('the last owner does not leave to somebody who has not accepted', async () => {
  const library = await keep(openAppliedGuild());
  library.github.state.addAccount('eve');
  library.edit({ [members]: people({ ...everybody, eve: 'owner' }) });
  await library.apply();
  library.edit({ [members]: people({ ...everybody, olivia: 'member', eve: 'owner' }) });
  expect((await planOf(library)).codes).toContain('plan/successor-not-a-member-yet');
  library.github.accept('eve');
  expect((await planOf(library)).codes).toEqual([]);
});

test('whoever is only invited is not counted among the owners that have to be left', async () => {
  const library = await keep(openAppliedGuild());
  library.github.state.addAccount('eve');
  const two = { 'organizations/acme/organization.yaml': twoOwners() };
  library.edit({ ...two, [members]: people({ ...everybody, ben: 'owner', eve: 'owner' }) });
  await library.apply();
  library.edit({ [members]: people({ ...everybody, eve: 'owner' }) });
  expect((await planOf(library)).guards).toContain('minimum-owners');
});

test('an owner whom nobody declares is not removed by their own token', async () => {
  const library = await keep(openGuild({ target: 'mode: strict' }));
  const { github } = library;
  github.state.addAccount('boss');
  github.state.addMember('acme', 'boss', 'admin');
  const { changes, guards } = await planOf(library, { GITHUB_TOKEN: github.addToken({ login: 'boss' }) });
  expect(changes).toContain('delete member:acme/@boss');
  expect(guards).toContain('callers-last-path');
});

test('an invitation to the address of somebody who is a member already is no part of them', async () => {
  const library = await keep(openAppliedGuild({ target: 'mode: strict' }));
  await library.apply();
  library.edit({
    [members]: people(everybody).replace('{name: ben,', '{name: ben, email: ben@acme.example,'),
  });
  const invitation = library.github.state.addInvitation('acme', 'ben@acme.example', { role: 'admin' });
  expect((await planOf(library)).changes).toEqual([`delete member:acme/@invitation-${invitation.id}`]);
  expect((await library.apply()).status).toBe('applied');
  expect(library.github.state.organization('acme')?.invitations.size).toBe(0);
});

test('a base permission that makes everybody administrator is a gain of privileges', async () => {
  const library = await keep(openAppliedGuild());
  await library.apply();
  const guards = 'guards: {gained-privileged: {share: 0.25, floor: 2}}';
  library.edit({
    'organizations/acme/target.yaml': githubTarget(
      library.github,
      `settings: {defaultRepositoryPermission: admin}\n${guards}`,
    ),
  });
  expect((await planOf(library)).guards).toContain('gained-privileged');
});

test('a team may be called `constructor`', async () => {
  const library = await keep(openGuild());
  library.edit({ 'organizations/acme/constructor.yaml': team('constructor', 'members: [ben]') });
  const { changes, codes } = await planOf(library);
  expect(changes).toContain('create team-member:acme/constructor/ben');
  expect(codes).toEqual([]);
});

function twoOwners(): string {
  return String(guild('')['organizations/acme/organization.yaml']).replace('min: 1', 'min: 2');
}

test('coordinates that lead to another organization are refused: what is owned here is not owned there', async () => {
  const library = await openAppliedGuild();
  const { github } = library;
  github.state.addOrganization('rivals');
  github.state.addMember('rivals', 'dora');
  const before = github.writes.length;
  library.edit({
    'organizations/acme/members.yaml': people({ olivia: 'owner', ben: 'member', cleo: 'member' }),
    'organizations/acme/target.yaml': githubTarget(github, '', 'rivals'),
  });
  const refused = expect.objectContaining({ code: 'provider/other-system' });
  await expect(library.apply()).rejects.toEqual(refused);
  expect(github.writes).toHaveLength(before);
  // The emergency exit goes where was applied, whatever the files say.
  await revoke(library.session(), { principal: 'member/dora', confirm: async () => true });
  const touched = github.writes.slice(before).flatMap(({ effects }) => effects);
  expect(new Set(touched.map(({ organization }) => organization))).toEqual(new Set(['acme']));
  expect(github.state.organization('rivals')?.members.has(github.state.someone('dora').id)).toBe(true);
});
