import { expect, onTestFinished } from 'vitest';
import type { Outcome } from '../../../../src/audit/entry.ts';
import type { JsonObject } from '../../../../src/digest/json.ts';
import { type Address, bindingAddress } from '../../../../src/plan/address.ts';
import type { Change } from '../../../../src/plan/plan.ts';
import type { StateEntries } from '../../../../src/plan/state.ts';
import type { GithubClient } from '../../../../src/providers/github/client/github-client.ts';
import { openGithubClient } from '../../../../src/providers/github/client/open-github-client.ts';
import type { GithubSnapshot } from '../../../../src/providers/github/snapshot.ts';
import { openGithubWriter } from '../../../../src/providers/github/write/open-github-writer.ts';
import type { ChangeWriter } from '../../../../src/providers/provider.ts';
import type { EmulatorState } from '../../../github-emulator/emulator-state.ts';
import type { EmulatorOptions } from '../../../github-emulator/options.ts';
import { type GithubEmulator, startGithubEmulator } from '../../../github-emulator/start-github-emulator.ts';
import type { Organization, Team } from '../../../github-emulator/state.ts';

/** An emulated organization `acme` of `olivia`, and a writer on it: everybody is called as their log-in. */
export interface WriterBench {
  readonly emulator: GithubEmulator;
  readonly organization: Organization;
  /** A writer that starts from what is there now. */
  open(more?: { readonly planned?: readonly Change[]; readonly also?: StateEntries }): Promise<ChangeWriter>;
  /** What became of changes made one after the other by one writer. */
  write(...changes: readonly Change[]): Promise<readonly Outcome[]>;
  /** What each write in effect did since the last time, such as `create invitation dora`. */
  effects(): readonly string[];
  /** Requests since the last time, as `GET /orgs/acme`. */
  requests(): readonly string[];
  /** Who is in a team, by log-in. */
  team(slug: string): Readonly<Record<string, string>>;
  entries(): StateEntries;
}

export async function openWriterBench(
  options: EmulatorOptions = {},
  more: {
    readonly environment?: (emulator: GithubEmulator) => Record<string, string>;
    readonly quota?: number;
  } = {},
): Promise<WriterBench> {
  const emulator = await startGithubEmulator(options);
  onTestFinished(async () => {
    await emulator.close();
    expect(emulator.violations).toEqual([]);
  });
  const organization = acmeOf(emulator.state);
  const client = await openGithubClient({
    organization: 'acme',
    coordinates: { baseUrl: emulator.url },
    environment: more.environment?.(emulator) ?? { GITHUB_TOKEN: emulator.token },
    now: () => emulator.clock.now(),
    wait: (milliseconds, signal) => emulator.clock.wait(milliseconds, signal),
  });
  const viewer = await viewerOf(client, emulator);
  let [effectsSeen, requestsSeen] = [0, emulator.log.length];
  const bench: WriterBench = {
    emulator,
    organization,
    async open({ planned = [], also = new Map() } = {}) {
      const entries = new Map([...bench.entries(), ...also]);
      const quota = more.quota === undefined ? {} : { invitationQuota: more.quota };
      return openGithubWriter({
        client,
        declared: undefined,
        actual: { organization: 'acme', target: 'github', entries, owned: new Set(), reads: 0, ...quota },
        snapshot: snapshotOf(emulator, viewer),
        planned: new Set(planned.map(({ address }) => address)),
        now: () => emulator.clock.now(),
      });
    },
    async write(...changes) {
      const writer = await bench.open({ planned: changes });
      const outcomes: Outcome[] = [];
      for (const change of changes) outcomes.push(await writer.write(change));
      return outcomes;
    },
    effects() {
      const since = emulator.writes.slice(effectsSeen);
      effectsSeen = emulator.writes.length;
      return since.flatMap(({ effects }) =>
        effects.map(({ action, what, name }) => `${action} ${what} ${name}`),
      );
    },
    requests() {
      const since = emulator.log.slice(requestsSeen);
      requestsSeen = emulator.log.length;
      return since.map(({ method, path }) => `${method} ${path}`);
    },
    team(slug) {
      const members = emulator.state.team(organization, slug)?.members ?? new Map();
      return Object.fromEntries(
        [...members].map(([id, role]) => [emulator.state.accounts.get(id)?.login ?? String(id), role]),
      );
    },
    entries: () => entriesOf(emulator, organization),
  };
  return bench;
}

export function create(address: Address, after: JsonObject): Change {
  return changeOf('create', address, null, after);
}

export function update(address: Address, before: JsonObject, after: JsonObject): Change {
  return changeOf('update', address, before, after);
}

export function remove(address: Address, before: JsonObject = {}): Change {
  return changeOf('delete', address, before, null);
}

export function rename(address: Address, from: string, to: string): Change {
  return changeOf('rename', address, { name: from }, { name: to });
}

export function roleBinding(holder: 'team' | 'member', name: string, role: string): Address {
  return bindingAddress('acme', { kind: holder, name }, { role });
}

function changeOf(
  action: Change['action'],
  address: Address,
  before: JsonObject | null,
  after: JsonObject | null,
): Change {
  return {
    action,
    address,
    before,
    after,
    digest: `${action} ${address}`,
    effect: 'none',
    cause: 'declared',
  };
}

function acmeOf(state: EmulatorState): Organization {
  const organization = state.organization('acme');
  if (organization === undefined) throw new Error('there is no acme');
  return organization;
}

/** The number of whoever asks: an app has none among the members. */
async function viewerOf(client: GithubClient, { state }: GithubEmulator): Promise<number> {
  return (await client.installation()) === undefined ? (state.account('olivia')?.id ?? 0) : -1;
}

/** What the reader would give of it. */
function snapshotOf({ state, clock }: GithubEmulator, viewer: number): GithubSnapshot {
  const organization = acmeOf(state);
  const account = (id: number) => ({ account: id, login: state.accounts.get(id)?.login ?? String(id) });
  const accounts = [...state.accounts.values()].map(
    ({ id, login }) => [login.toLowerCase(), account(id)] as const,
  );
  const invitations = [...organization.invitations.values()];
  return {
    organization: {
      id: organization.id,
      login: organization.login,
      createdAt: organization.createdAt,
      settings: {},
    },
    viewer: account(viewer),
    members: [...organization.members].map(([id, { role }]) => ({ ...account(id), role })),
    invitations: invitations.map((each) => ({
      id: each.id,
      ...(each.account === undefined ? { email: each.email ?? '' } : account(each.account)),
      role: each.role === 'admin' ? 'admin' : 'member',
      createdAt: each.createdAt,
      teams: [...each.teams.keys()],
    })),
    failedInvitations: [...organization.failedInvitations.values()].map((each) => ({
      id: each.id,
      ...(each.account === undefined ? { email: each.email ?? '' } : { login: account(each.account).login }),
      failedAt: clock.now(),
      reason: each.reason,
    })),
    teams: [],
    outsideCollaborators: [],
    accounts: new Map(accounts),
    cost: { requests: 0, points: 0 },
  };
}

/** Everything that there is, as the reader would give it. */
function entriesOf({ state }: GithubEmulator, organization: Organization): StateEntries {
  const world = { state, organization, entries: new Map<Address, JsonObject>() };
  addPeople(world);
  for (const team of organization.teams.values()) addTeam(world, team);
  addRoles(world);
  return world.entries;
}

interface World {
  readonly state: EmulatorState;
  readonly organization: Organization;
  readonly entries: Map<Address, JsonObject>;
}

function addPeople({ state, organization, entries }: World): void {
  const loginOf = (id: number) => state.accounts.get(id)?.login ?? String(id);
  for (const [account, { role }] of organization.members)
    entries.set(`member:acme/${loginOf(account)}`, { role, login: loginOf(account), account });
  for (const { account, email = '', role, teams } of organization.invitations.values()) {
    const login = account === undefined ? email.replace(/@.*/, '') : loginOf(account);
    const known = account === undefined ? {} : { account };
    entries.set(`member:acme/${login}`, { role: role === 'admin' ? 'admin' : 'member', login, ...known });
    for (const [id, teamRole] of teams)
      entries.set(`team-member:acme/${organization.teams.get(id)?.slug}/${login}`, { role: teamRole });
  }
  for (const { collaborators } of organization.repositories.values())
    for (const account of collaborators.keys())
      entries.set(`outside-collaborator:acme/@${loginOf(account)}`, { login: loginOf(account), account });
}

function addTeam({ state, organization, entries }: World, team: Team): void {
  const above = organization.teams.get(team.parent ?? 0);
  entries.set(`team:acme/${team.slug}`, {
    name: team.name,
    description: team.description ?? '',
    privacy: team.privacy,
    notifications: team.notifications === 'notifications_enabled' ? 'enabled' : 'disabled',
    ...(above === undefined ? {} : { parent: above.slug }),
    number: team.id,
    slug: team.slug,
  });
  for (const [id, role] of team.members)
    entries.set(`team-member:acme/${team.slug}/${state.accounts.get(id)?.login}`, { role });
  for (const [id, permission] of team.repositories) {
    const name = organization.repositories.get(id)?.name.toLowerCase();
    entries.set(`repository-permission:acme/${team.slug}/${name}`, { permission });
  }
}

function addRoles({ state, organization, entries }: World): void {
  for (const { role, holder } of organization.roleAssignments) {
    const { name = '' } = organization.organizationRoles.get(role) ?? {};
    const address =
      'team' in holder
        ? roleBinding('team', organization.teams.get(holder.team)?.slug ?? '', name)
        : roleBinding('member', state.accounts.get(holder.account)?.login ?? '', name);
    entries.set(address, { role: name });
  }
}
