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
import type { Organization } from '../../../github-emulator/state.ts';
import { entriesThere } from './entries-there.ts';

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
    entries: () => entriesThere(emulator.state, organization),
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
