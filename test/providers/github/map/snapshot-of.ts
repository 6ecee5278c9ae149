import { invariant } from '../../../../src/diagnostic/bylaw-error.ts';
import { knownAddress, parseAddress } from '../../../../src/plan/address.ts';
import type { StateEntries } from '../../../../src/plan/state.ts';
import type {
  GithubSnapshot,
  SnapshotMember,
  SnapshotTeam,
} from '../../../../src/providers/github/snapshot.ts';

/** Accounts of GitHub, by log-in. */
export type Accounts = Readonly<Record<string, number>>;

/** An organization in which there is nothing but whoever asks. */
export function emptySnapshot(parts: Partial<GithubSnapshot> = {}): GithubSnapshot {
  return {
    organization: { id: 1, login: 'Orchestra', createdAt: '2020-01-01T00:00:00Z', settings: {} },
    viewer: { account: 999_999, login: 'bylaw[bot]' },
    members: [],
    invitations: [],
    failedInvitations: [],
    teams: [],
    outsideCollaborators: [],
    accounts: new Map(),
    cost: { requests: 5, points: 3 },
    ...parts,
  };
}

export function accountMap(accounts: Accounts): GithubSnapshot['accounts'] {
  return new Map(
    Object.entries(accounts).map(([login, account]) => [login.toLowerCase(), { account, login }]),
  );
}

const order = ['read', 'triage', 'write', 'maintain', 'admin'];

/**
 * What GitHub shows of an organization that holds these entries, written without a look at how they are read: what a
 * team inherits on a repository hides what is no more than that.
 */
export function snapshotOf(entries: StateEntries, base: GithubSnapshot = emptySnapshot()): GithubSnapshot {
  const all = [...entries];
  const members: SnapshotMember[] = [];
  const people = new Map<string, SnapshotMember>();
  for (const [address, { role, login, account }] of all) {
    const [kind, rest = ''] = address.split(':');
    if (kind !== 'member' && kind !== 'service-account') continue;
    const name = rest.slice(rest.indexOf('/') + 1);
    const member = { account: Number(account), login: String(login), role: role as 'admin' | 'member' };
    members.push(member);
    people.set(kind === 'member' ? name : `service-account/${name}`, member);
  }
  const names = all.flatMap(([address]) => {
    const parsed = parseAddress(address);
    return parsed?.kind === 'team' ? [parsed.name] : [];
  });
  const numbers = new Map(names.map((name, index) => [name, 100 + index]));
  const prefix = all.find(([address]) => address.startsWith('team:'))?.[0].replace(/\/.*$/, '') ?? '';
  const organization = prefix.replace('team:', '');
  const own = (team: string, repository: string) =>
    entries.get(`repository-permission:${organization}/${team}/${repository}`)?.permission;
  const above = (team: string) => entries.get(`team:${organization}/${team}`)?.parent as string | undefined;
  const effective = (team: string | undefined, repository: string): number =>
    team === undefined
      ? -1
      : Math.max(order.indexOf(String(own(team, repository))), effective(above(team), repository));
  const teams = names.map((name): SnapshotTeam => {
    const value = entries.get(`team:${organization}/${name}`);
    invariant(value !== undefined, name);
    const parent = above(name);
    return {
      number: numbers.get(name) ?? 0,
      slug: name.toLowerCase().replace(/[^a-z0-9_]+/g, '-'),
      name: String(value.name),
      description: String(value.description ?? ''),
      privacy: (value.privacy ?? 'closed') as 'closed' | 'secret',
      notifications: (value.notifications ?? 'enabled') as 'enabled' | 'disabled',
      ...(parent === undefined ? {} : { parent: numbers.get(parent) ?? 0 }),
      type: 'organization',
      synchronized: false,
      members: all.flatMap(([address, { role }]) => {
        const inTeam = `team-member:${organization}/${name}/`;
        if (!address.startsWith(inTeam)) return [];
        const { account = 0 } = people.get(address.slice(inTeam.length)) ?? {};
        return [{ account, role: role as 'member' | 'maintainer' }];
      }),
      repositories: all.flatMap(([address, { permission }]) => {
        const ofTeam = `repository-permission:${organization}/${name}/`;
        if (!address.startsWith(ofTeam)) return [];
        const repository = address.slice(ofTeam.length);
        const rank = order.indexOf(String(permission));
        if (rank >= 0 && rank <= effective(parent, repository)) return [];
        return [{ name: repository, permission: String(permission) }];
      }),
    };
  });
  const organizationRoles = all.flatMap(([address, { role }]) => {
    const parsed = address.startsWith('binding:') ? knownAddress(address) : undefined;
    if (parsed?.kind !== 'binding') return [];
    const { kind, name } = parsed.holder;
    const key = kind === 'member' ? name : `service-account/${name}`;
    const holder =
      kind === 'team' ? { team: numbers.get(name) ?? 0 } : { account: people.get(key)?.account ?? 0 };
    return [{ role: { id: 7, name: String(role) }, holder }];
  });
  const settings = all.find(([address]) => address.startsWith('settings:'))?.[1] ?? {};
  const fields = Object.entries(settings).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return {
    ...base,
    organization: {
      ...base.organization,
      settings: { ...base.organization.settings, ...Object.fromEntries(fields) },
    },
    members,
    teams,
    organizationRoles,
  };
}
