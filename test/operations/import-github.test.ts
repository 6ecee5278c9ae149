import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importGithubOrganization } from '../../src/operations/import-github.ts';
import { silent } from '../../src/operations/session.ts';
import { validate } from '../../src/operations/validate.ts';
import { expectToFit } from '../commands/fits-schema.ts';
import { type GithubEmulator, startGithubEmulator } from '../github-emulator/start-github-emulator.ts';
import { openLibrary } from './library.ts';

async function emulated(): Promise<GithubEmulator> {
  const github = await startGithubEmulator({ organizations: [], secondaryLimits: false });
  onTestFinished(() => github.close());
  return github;
}

function sessionOf(github: GithubEmulator, cwd: string) {
  return {
    cwd,
    environment: { GITHUB_TOKEN: github.token },
    progress: silent,
    now: () => `${github.clock.now().slice(0, 19)}Z`,
    wait: (milliseconds: number) => github.clock.wait(milliseconds),
  };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-import-github-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every kind of thing that an organization has, with names that Bylaw has none of. */
function furnish(github: GithubEmulator): void {
  const { state } = github;
  const acme = state.addOrganization('Acme-Corp', { plan: 'enterprise' });
  state.addMember(acme, 'Petra', 'admin');
  for (let number = 0; number < 30; number += 1) state.addMember(acme, `Person-${number}`);
  state.addTeam(acme, 'Core Team', {
    description: 'Keeps the core: "all of it".\nAnd more.',
    members: { Petra: 'maintainer', 'Person-1': 'member', 'Person-2': 'maintainer' },
    repositories: { Kubectl: 'push', '.github': 'admin', docs: 'pull' },
  });
  state.addTeam(acme, 'Docs', {
    parent: 'core-team',
    members: { 'Person-3': 'member' },
    repositories: { docs: 'maintain' },
    notifications: 'notifications_disabled',
  });
  state.addTeam(acme, 'Hidden', { privacy: 'secret', members: { olivia: 'maintainer' } });
  state.addTeam(acme, `${'long '.repeat(18)}name`, { members: { 'Person-4': 'member' } });
}

const out = { organization: 'Acme-Corp', out: 'acme' };

test('what an import writes is valid, plans to nothing but taking over, and then to nothing', async () => {
  const github = await emulated();
  furnish(github);
  const folder = temporaryFolder();
  const session = sessionOf(github, folder);
  const imported = await importGithubOrganization(session, { ...out, baseUrl: github.url });
  expect(imported.summary).toMatchObject({
    organization: 'acme-corp',
    people: 32,
    owners: 2,
    teams: 4,
    memberships: 6,
    maintainers: 3,
    repositoryPermissions: 4,
    notExpressed: [],
  });
  expectToFit('import-github', {
    summary: imported.summary,
    cost: imported.cost,
    written: imported.written,
  });
  const written = Object.fromEntries(
    imported.written.map((path) => [path, readFileSync(join(folder, 'acme', path), 'utf8')]),
  );
  const { environment, now, wait } = session;
  const library = await openLibrary(written, environment, { now, wait });
  const { diagnostics } = await validate(library.session());
  expect(diagnostics).toEqual([]);

  const { plan } = await library.plan();
  expect(plan?.sections.map(({ changes, findings }) => [changes, findings])).toEqual([[[], []]]);
  expect(plan?.sections[0]?.adopts).toHaveLength(32 + 4 + 1);

  const before = github.writes.length;
  expect((await library.apply()).status).toBe('applied');
  expect(github.writes.length).toBe(before);
  expect((await library.plan()).plan?.sections.map(({ changes, adopts }) => [changes, adopts])).toEqual([
    [[], []],
  ]);
  expect((await library.apply()).status).toBe('nothing-to-do');
  expect(github.violations).toEqual([]);
});

test('nothing is written where anything could not be read, or beside files that are there', async () => {
  const github = await emulated();
  furnish(github);
  const folder = temporaryFolder();
  const session = sessionOf(github, folder);
  github.faults([{ at: { path: '/orgs/Acme-Corp/invitations' }, do: 403 }]);
  const asked = { ...out, baseUrl: github.url };
  await expect(importGithubOrganization(session, asked)).rejects.toMatchObject({
    code: 'provider/forbidden',
  });
  expect(existsSync(join(folder, 'acme'))).toBe(false);
  await expect(importGithubOrganization(session, { ...asked, organization: 'nobody' })).rejects.toMatchObject(
    { code: 'provider/not-found' },
  );
  expect(readdirSync(folder)).toEqual([]);
});
