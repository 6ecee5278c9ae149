import { afterEach, expect, test } from 'vitest';
import type { GithubLibrary } from '../../operations/github-library.ts';
import { guild, openAppliedGuild, openGuild, people } from './guild.ts';

/*
 * What users of peers complain of (field/peers.md, section 3), each as a test by that name: people, their accounts
 * and their invitations.
 */

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

function organization({ github }: GithubLibrary) {
  const found = github.state.organization('acme');
  if (found === undefined) throw new Error('the emulator lost acme');
  return found;
}

function isMember(library: GithubLibrary, account: number): boolean {
  return organization(library).members.has(account);
}

function codes({ plan, diagnostics }: Awaited<ReturnType<GithubLibrary['plan']>>): readonly string[] {
  const findings = (plan?.sections ?? []).flatMap((section) => section.findings);
  return [...diagnostics, ...findings].map(({ code }) => code);
}

test('1. a renamed account stays who it is: the plan is empty and says so', async () => {
  const library = await keep(openAppliedGuild());
  const { github } = library;
  const ben = github.state.someone('ben');
  github.state.rename(ben, 'benjamin');
  const result = await library.plan();
  expect(result.plan?.sections[0]?.changes).toEqual([]);
  expect(codes(result)).toContain('target/login-changed');
  expect((await library.apply()).status).not.toBe('refused');
  expect(isMember(library, ben.id)).toBe(true);
});

test('1. whoever takes a log-in that was given up gains nothing', async () => {
  const library = await keep(openAppliedGuild());
  const { github } = library;
  const ben = github.state.someone('ben');
  github.state.rename(ben, 'benjamin');
  const squatter = github.state.addAccount('ben');
  github.state.addMember('acme', 'ben');
  const before = github.writes.length;
  const result = await library.plan();
  expect(codes(result)).toContain('target/login-reassigned');
  expect((await library.apply()).status).toMatch(/refused|invalid/);
  expect(github.writes).toHaveLength(before);
  const tools = organization(library).teams.get(organization(library).teamsBySlug.get('tools') ?? 0);
  expect(tools?.members.has(squatter.id)).toBe(false);
});

test('1. a pinned id that its log-in no longer belongs to is never invited', async () => {
  const library = await keep(openGuild());
  const { github } = library;
  const dora = github.state.someone('dora');
  library.edit({ [members]: people(everybody, { dora: `login: dora, id: ${dora.id}` }) });
  github.state.rename(dora, 'theodora');
  const squatter = github.state.addAccount('dora');
  const result = await library.apply();
  expect(result.status).not.toBe('applied');
  const invited = [...organization(library).invitations.values()].map(({ account }) => account);
  expect(invited).not.toContain(squatter.id);
});

test('2. an expired invitation is cleared and sent again', async () => {
  const library = await keep(openGuild());
  await library.apply();
  const { github } = library;
  github.accept('ben');
  github.clock.advance(8 * 24 * 3_600_000);
  expect(organization(library).failedInvitations.size).toBeGreaterThan(0);
  expect((await library.apply()).status).toBe('applied');
  expect(organization(library).failedInvitations.size).toBe(0);
  github.accept();
  expect(isMember(library, github.state.someone('cleo').id)).toBe(true);
  expect(await library.planned()).toEqual([]);
});

test('2. a pending invitation plans to nothing, however often it is looked at', async () => {
  const library = await keep(openGuild());
  await library.apply();
  const sent = organization(library).invitationsSent.length;
  for (let round = 0; round < 3; round += 1) expect((await library.apply()).status).toBe('nothing-to-do');
  expect(organization(library).invitationsSent).toHaveLength(sent);
});

test('2. the invitation of somebody who is no longer declared is cancelled', async () => {
  const library = await keep(openGuild());
  await library.apply();
  library.edit({ [members]: people({ olivia: 'owner', ben: 'member', cleo: 'member' }) });
  expect((await library.apply()).status).toBe('applied');
  const dora = library.github.state.someone('dora').id;
  const invited = [...organization(library).invitations.values()].map(({ account }) => account);
  expect(invited).not.toContain(dora);
  expect(await library.planned()).toEqual([]);
});

test('8. one account that is gone, and one that blocks us, stop nobody else', async () => {
  const library = await keep(openGuild());
  const { github } = library;
  github.state.someone('dora').suspended = true;
  github.state.someone('cleo').blocks.add(organization(library).id);
  const result = await library.apply();
  expect(['partly-failed', 'applied']).toContain(result.status);
  const invited = [...organization(library).invitations.values()].map(({ account }) => account);
  expect(invited).toContain(github.state.someone('ben').id);
  const told = JSON.stringify([result.sections, result.plan?.sections.map(({ findings }) => findings)]);
  expect(told).toContain('cleo');
  expect(told).toContain('dora');
});

test('11. a log-in in other capitals is the same account', async () => {
  const library = await keep(openAppliedGuild());
  library.edit({ [members]: people(everybody, { ben: 'login: BEN', cleo: 'login: Cleo' }) });
  expect(await library.planned()).toEqual([]);
});

test('17. who is gone from the organization and still in a team is an error, not removed and invited again', async () => {
  const library = await keep(openAppliedGuild());
  const before = library.github.writes.length;
  library.edit({ [members]: people({ olivia: 'owner', cleo: 'member', dora: 'member' }) });
  const result = await library.apply();
  expect(result.status).toBe('invalid');
  expect(result.diagnostics.map(({ code }) => code)).toContain('model/unknown-member');
  expect(library.github.writes).toHaveLength(before);
});

test('owners in teams read as maintainers and are no endless difference', async () => {
  const library = await keep(openAppliedGuild());
  library.edit({
    'organizations/acme/tools.yaml':
      guild('')['organizations/acme/tools.yaml']?.replace('[ben]', '[ben, olivia]') ?? '',
  });
  expect((await library.apply()).status).toBe('applied');
  expect(await library.planned()).toEqual([]);
  library.edit({ [members]: people({ ...everybody, ben: 'owner' }) });
  await library.apply();
  expect(await library.planned()).toEqual([]);
  library.edit({ [members]: people(everybody) });
  await library.apply();
  expect(await library.planned()).toEqual([]);
});
