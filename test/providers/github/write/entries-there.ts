import type { JsonObject } from '../../../../src/digest/json.ts';
import { type Address, bindingAddress } from '../../../../src/plan/address.ts';
import type { StateEntries } from '../../../../src/plan/state.ts';
import type { EmulatorState } from '../../../github-emulator/emulator-state.ts';
import type { Organization, Team } from '../../../github-emulator/state.ts';

/** Everything that there is, as the reader would give it. */
export function entriesThere(
  state: EmulatorState,
  organization: Organization,
  nameOf: (team: Team) => string = ({ slug }) => slug,
): StateEntries {
  const world = { state, organization, nameOf, entries: new Map<Address, JsonObject>() };
  addPeople(world);
  for (const team of organization.teams.values()) addTeam(world, team);
  addRoles(world);
  return world.entries;
}

interface World {
  readonly state: EmulatorState;
  readonly organization: Organization;
  readonly nameOf: (team: Team) => string;
  readonly entries: Map<Address, JsonObject>;
}

function addPeople({ state, organization, nameOf, entries }: World): void {
  const loginOf = (id: number) => state.accounts.get(id)?.login ?? String(id);
  for (const [account, { role }] of organization.members)
    entries.set(`member:acme/${loginOf(account)}`, { role, login: loginOf(account), account });
  for (const { account, email = '', role, teams } of organization.invitations.values()) {
    const login = account === undefined ? email.replace(/@.*/, '') : loginOf(account);
    const known = account === undefined ? {} : { account };
    entries.set(`member:acme/${login}`, { role: role === 'admin' ? 'admin' : 'member', login, ...known });
    for (const [id, teamRole] of teams) {
      const team = organization.teams.get(id);
      if (team !== undefined) entries.set(`team-member:acme/${nameOf(team)}/${login}`, { role: teamRole });
    }
  }
  for (const { collaborators } of organization.repositories.values())
    for (const account of collaborators.keys())
      entries.set(`outside-collaborator:acme/@${loginOf(account)}`, { login: loginOf(account), account });
}

function addTeam({ state, organization, nameOf, entries }: World, team: Team): void {
  const name = nameOf(team);
  const above = organization.teams.get(team.parent ?? 0);
  entries.set(`team:acme/${name}`, {
    name: team.name,
    description: team.description ?? '',
    privacy: team.privacy,
    notifications: team.notifications === 'notifications_enabled' ? 'enabled' : 'disabled',
    ...(above === undefined ? {} : { parent: nameOf(above) }),
    number: team.id,
    slug: team.slug,
  });
  for (const [id, stored] of team.members) {
    const role = organization.members.get(id)?.role === 'admin' ? 'maintainer' : stored;
    entries.set(`team-member:acme/${name}/${state.accounts.get(id)?.login}`, { role });
  }
  for (const [id, given] of team.repositories) {
    const repository = organization.repositories.get(id)?.name.toLowerCase();
    const permission = restNames[given] ?? given;
    entries.set(`repository-permission:acme/${name}/${repository}`, { permission });
  }
}

const restNames: Readonly<Record<string, string>> = { pull: 'read', push: 'write' };

function addRoles({ state, organization, nameOf, entries }: World): void {
  for (const { role, holder } of organization.roleAssignments) {
    const { name = '' } = organization.organizationRoles.get(role) ?? {};
    const team = 'team' in holder ? organization.teams.get(holder.team) : undefined;
    const account = 'account' in holder ? state.accounts.get(holder.account) : undefined;
    const held =
      team === undefined
        ? ({ kind: 'member', name: account?.login ?? '' } as const)
        : ({ kind: 'team', name: nameOf(team) } as const);
    entries.set(bindingAddress('acme', held, { role: name }), { role: name });
  }
}
