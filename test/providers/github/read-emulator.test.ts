import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { openGithubClient } from '../../../src/providers/github/client/open-github-client.ts';
import { readGithub } from '../../../src/providers/github/read/read-github.ts';
import type { SnapshotWish } from '../../../src/providers/github/snapshot.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import type { Fault } from '../../github-emulator/fault.ts';
import type { EmulatorOptions } from '../../github-emulator/options.ts';
import { type GithubEmulator, startGithubEmulator } from '../../github-emulator/start-github-emulator.ts';
import { emulatedTruth, toldBy } from './emulated-truth.ts';
import { nothing } from './small-model.ts';
import { failure } from './told-server.ts';

let github: GithubEmulator;

beforeEach(async () => {
  await start();
});

afterEach(async () => {
  await github.close();
  expect(github.violations).toEqual([]);
});

async function start(options: EmulatorOptions = {}): Promise<void> {
  await github?.close();
  github = await startGithubEmulator(options);
}

const everything: SnapshotWish = {
  repositories: true,
  customRepositoryRoles: true,
  organizationRoles: true,
  logins: ['ana', 'nobody', 'Stranger'],
};

async function read(
  wish: SnapshotWish,
  environment: Record<string, string> = { GITHUB_TOKEN: github.token },
) {
  const client = await openGithubClient({
    organization: 'acme',
    coordinates: { baseUrl: github.url },
    environment,
    now: () => github.clock.now(),
    wait: (milliseconds, signal) => github.clock.wait(milliseconds, signal),
  });
  return readGithub(client, 'acme', wish);
}

/** An organization with one of everything, and lists of more than one page. */
function furnish(): void {
  const { state } = github;
  state.addCustomRepositoryRole('acme', 'auditor', 'read');
  state.addTeam('acme', 'Core', {
    description: 'the core',
    members: { olivia: 'member', ana: 'maintainer', Ben: 'member' },
    repositories: { kubectl: 'push', website: 'pull', vault: 'auditor' },
  });
  state.addTeam('acme', 'Core Reviewers', {
    parent: 'core',
    notifications: 'notifications_disabled',
    members: { cyd: 'member' },
    // One higher, one lower than what is inherited, and one of its own.
    repositories: { kubectl: 'admin', website: 'pull', docs: 'triage' },
  });
  state.addTeam('acme', 'Board', { privacy: 'secret' });
  const everybody = Array.from({ length: 230 }, (_, index) => [`user-${index}`, 'member'] as const);
  state.addTeam('acme', 'Everybody', { members: Object.fromEntries(everybody) });
  const many = Array.from({ length: 120 }, (_, index) => [`repository-${index}`, 'pull'] as const);
  state.addTeam('acme', 'Bots', {
    members: { 'acme-bot': 'member' },
    repositories: Object.fromEntries(many),
  });
  for (let index = 0; index < 15; index += 1) state.addTeam('acme', `Team ${index}`, {});
  state.addInvitation('acme', 'invited', { teams: { core: 'member', board: 'maintainer' } });
  state.addInvitation('acme', 'mail@acme.example', { role: 'admin' });
  state.addFailedInvitation('acme', 'late');
  state.addOutsideCollaborator('acme', 'Guest', { docs: 'pull' });
  state.addOrganizationRole('acme', 'release-manager');
  state.assignRole('acme', 'release-manager', 'team/core');
  state.assignRole('acme', 'security_manager', 'member/ana');
  state.someone('Stranger');
}

describe('what is read', () => {
  it('is what is there', async () => {
    furnish();
    const snapshot = await read(everything);
    expect(toldBy(snapshot)).toEqual(emulatedTruth(github.state, 'acme'));
    expect([...snapshot.accounts.keys()]).toEqual(['invited', 'nobody', 'stranger']);
    expect(snapshot.accounts.get('stranger')).toMatchObject({ login: 'Stranger' });
    expect(snapshot.accounts.get('nobody')).toBeNull();
    expect(snapshot.viewer.login).toBe('olivia');
    expect(snapshot.organization).toMatchObject({
      login: 'acme',
      plan: 'team',
      settings: { default_repository_permission: 'read' },
    });
    expect(snapshot.cost.requests).toBe(github.log.length);
    expect(snapshot.cost.points).toBe(github.log.reduce((sum, { points }) => sum + points, 0));
  });

  it('is the same for an app', async () => {
    furnish();
    const app = github.addApp('acme', {
      members: 'read',
      organization_administration: 'read',
      metadata: 'read',
      administration: 'read',
      organization_custom_org_roles: 'read',
      organization_plan: 'read',
    });
    const snapshot = await read(everything, {
      GITHUB_APP_ID: String(app.id),
      GITHUB_APP_INSTALLATION_ID: String(app.installation),
      GITHUB_APP_PRIVATE_KEY: app.privateKey,
    });
    expect(toldBy(snapshot)).toEqual(emulatedTruth(github.state, 'acme'));
  });

  it('is the same of GitHub Enterprise Server, but for invitations', async () => {
    await start({ enterpriseServer: true });
    github.state.addTeam('acme', 'Core', { members: { ana: 'member' }, repositories: { kubectl: 'push' } });
    const snapshot = await read({ ...nothing, repositories: true });
    expect(toldBy(snapshot)).toEqual(emulatedTruth(github.state, 'acme'));
  });

  it('says which teams an enterprise or an identity provider has', async () => {
    await start({ organizations: [] });
    github.state.addOrganization('acme', { plan: 'enterprise' });
    github.state.addTeam('acme', 'Theirs', { type: 'enterprise' });
    github.state.addTeam('acme', 'Filled', { synchronized: true });
    github.state.addTeam('acme', 'Ours', {});
    const { teams } = await read(nothing);
    expect(teams.map(({ name, type, synchronized }) => ({ name, type, synchronized }))).toEqual([
      { name: 'Theirs', type: 'enterprise', synchronized: false },
      { name: 'Filled', type: 'organization', synchronized: true },
      { name: 'Ours', type: 'organization', synchronized: false },
    ]);
  });
});

describe('what it costs', () => {
  it('at most 20 requests for 1,000 members and 100 teams of 20 members and 10 repositories', async () => {
    const { state } = github;
    for (let index = 1; index < 1000; index += 1) state.addMember('acme', `user-${index}`);
    for (let index = 0; index < 100; index += 1) {
      state.addTeam('acme', `Team ${index}`, {
        members: Object.fromEntries(
          Array.from({ length: 20 }, (_, at) => [`user-${1 + ((index * 7 + at) % 999)}`, 'member']),
        ),
        repositories: Object.fromEntries(
          Array.from({ length: 10 }, (_, at) => [`repository-${(index + at) % 50}`, 'push']),
        ),
      });
    }
    const snapshot = await read({ ...nothing, logins: ['user-1', 'USER-2'] });
    expect(snapshot.members).toHaveLength(1000);
    expect(github.log.length).toBe(14);
    expect(toldBy(snapshot)).toEqual({ ...emulatedTruth(github.state, 'acme'), repositories: [] });
  });

  it('more where GitHub cannot answer so much, and the same is read', async () => {
    await start({ heavyNodes: 900 });
    furnish();
    expect(toldBy(await read(everything))).toEqual(emulatedTruth(github.state, 'acme'));
    expect(github.log.some(({ status }) => status === 502)).toBe(true);
  });

  it('more where GitHub leaves out what is too much, and the same is read', async () => {
    await start({ resources: 300 });
    furnish();
    expect(toldBy(await read(everything))).toEqual(emulatedTruth(github.state, 'acme'));
    const questions = github.log.filter(({ path }) => path === '/graphql').length;
    await start();
    furnish();
    await read(everything);
    expect(questions).toBeGreaterThan(github.log.filter(({ path }) => path === '/graphql').length);
  });
});

describe('whoever may not see everything', () => {
  it.each([
    ['a member who is no owner', { login: 'ana' }],
    ['a stranger', { login: 'Stranger' }],
    ['an owner without the scope', { scopes: ['repo'] }],
    [
      'an owner who gave the token less',
      { organization: 'acme', permissions: { metadata: 'read' } as const },
    ],
  ])('%s is told so', async (_, options) => {
    furnish();
    const error = await failure(read(nothing, { GITHUB_TOKEN: github.addToken(options) }));
    expect(['provider/forbidden', 'provider/not-found', 'provider/unreadable']).toContain(error.code);
  });

  it('a member of GitHub Enterprise Server, where no invitations are refused, is told so', async () => {
    await start({ enterpriseServer: true });
    github.state.addTeam('acme', 'Board', { privacy: 'secret', members: { olivia: 'maintainer' } });
    github.state.addMember('acme', 'ana');
    const error = await failure(read(nothing, { GITHUB_TOKEN: github.addToken({ login: 'ana' }) }));
    expect(error.code).toBe('provider/forbidden');
  });

  it('nobody knows the token', async () => {
    const error = await failure(read(nothing, { GITHUB_TOKEN: 'ghp_unknown' }));
    expect(error.code).toBe('provider/unauthorized');
  });
});

const kinds: readonly Fault['do'][] = [
  500,
  502,
  503,
  404,
  'refuse',
  'cut',
  'drop-before',
  'drop-after',
  'rate-limit',
  'secondary-limit',
];

it('a read that meets faults gives the truth or an error, and shows no token', async () => {
  furnish();
  const truth = emulatedTruth(github.state, 'acme');
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.integer({ min: 1, max: 25 }),
          do: fc.constantFrom(...kinds),
          message: fc.constantFrom('Server Error', 'rate limit'),
        }),
        { maxLength: 6 },
      ),
      async (script) => {
        github.clock.advance(3_600_000);
        github.faults(script);
        const told = await read(everything).then(toldBy, (error: unknown) => {
          expect(inspect(error, { depth: 8 })).not.toContain(github.token);
          if (error instanceof BylawError && error.code.startsWith('provider/')) return undefined;
          throw error;
        });
        if (told === undefined) return;
        whole += 1;
        expect(told).toEqual(truth);
      },
    ),
    { numRuns: times(300, 8), seed: chosenSeed() },
  );
  expect(whole).toBeGreaterThan(0);
}, 60_000);
