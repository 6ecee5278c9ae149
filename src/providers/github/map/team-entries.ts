import type { RecordedState } from '../../../audit/recorded-state.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Organization } from '../../../model/model.ts';
import {
  type Address,
  objectAddress,
  repositoryPermissionAddress,
  teamMemberAddress,
} from '../../../plan/address.ts';
import type { SnapshotTeam } from '../snapshot.ts';
import type { Person } from './member-entries.ts';
import type { Observed } from './observed.ts';
import { personIn } from './principal-of.ts';
import { nameOnGithub, type TeamNames } from './team-names.ts';
import type { WhoIsWho } from './who-is-who.ts';

interface Named {
  readonly organization: string;
  readonly names: TeamNames;
  readonly people: readonly Person[];
  readonly recorded: RecordedState;
  readonly who: WhoIsWho;
}

/** The teams of the organization with who is in them and what they may do in repositories. */
export function* teamEntries(teams: readonly SnapshotTeam[], named: Named): Iterable<[Address, JsonObject]> {
  const { organization, names } = named;
  const membersOf = memberships(named);
  for (const team of teams) {
    const name = names.get(team.number);
    if (name === undefined || isLeftAlone(team, name)) continue;
    yield [objectAddress('team', organization, name), teamValue(team, names)];
    for (const { name: repository, permission } of team.repositories)
      yield [repositoryPermissionAddress(organization, name, repository), { permission }];
    // Who is in it is for the identity provider to say.
    if (!team.synchronized) yield* membersOf(team, name);
  }
}

/** Who is in a team, and who was invited to it; owners of the organization are its maintainers. */
function memberships({ organization, people, recorded, who }: Named) {
  const owners = new Set(people.filter(({ role }) => role === 'admin').map(({ address }) => address));
  const invited = invitedTo(people);
  return function* (team: SnapshotTeam, name: string): Iterable<[Address, JsonObject]> {
    const edgeOf = (address: Address) => teamMemberAddress(organization, name, personIn(address));
    for (const { account, role } of team.members) {
      const address = who.addressOf(account);
      yield [edgeOf(address), { role: owners.has(address) ? 'maintainer' : role }];
    }
    for (const address of invited.get(team.number) ?? []) {
      const edge = edgeOf(address);
      // An invitation does not say as what: as the ledger has it.
      const role = recorded.entries.get(edge)?.role === 'maintainer' ? 'maintainer' : 'member';
      yield [edge, { role: owners.has(address) ? 'maintainer' : role }];
    }
  };
}

/** Teams of an identity provider that nobody declares: even a strict target does not touch them. */
function isLeftAlone({ synchronized }: SnapshotTeam, name: string): boolean {
  return synchronized && name.startsWith('@');
}

function teamValue(team: SnapshotTeam, names: TeamNames): JsonObject {
  const { name, description, privacy, notifications, parent, number, slug } = team;
  const above = parent === undefined ? undefined : names.get(parent);
  return {
    ...{ name, description, privacy, notifications },
    ...(above === undefined ? {} : { parent: above }),
    ...{ number, slug },
  };
}

function invitedTo(people: readonly Person[]): ReadonlyMap<number, readonly Address[]> {
  const invited = new Map<number, Address[]>();
  for (const { address, invitation } of people) {
    for (const team of invitation?.teams ?? []) {
      const others = invited.get(team);
      if (others === undefined) invited.set(team, [address]);
      else others.push(address);
    }
  }
  return invited;
}

/** Which teams are not, or not wholly, the organization's own to change. */
export function elsewhereIn(
  teams: readonly SnapshotTeam[],
  { names, declared }: { readonly names: TeamNames; readonly declared: Organization | undefined },
): Observed['elsewhere'] {
  const all = [...(declared?.teams.values() ?? [])];
  return Object.fromEntries(
    teams.flatMap((team): [string, 'enterprise' | 'synchronized'][] => {
      if (team.type === 'organization')
        return team.synchronized ? [[names.get(team.number) ?? `@${team.slug}`, 'synchronized']] : [];
      const texts = [team.name.toLowerCase(), team.slug.toLowerCase()];
      const same = all.find((each) => texts.includes(nameOnGithub(each).toLowerCase()));
      return [[same?.name ?? `@${team.slug}`, 'enterprise']];
    }),
  );
}
