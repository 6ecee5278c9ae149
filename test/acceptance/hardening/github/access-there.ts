import type { EmulatorState } from '../../../github-emulator/emulator-state.ts';
import type { Organization, Team } from '../../../github-emulator/state.ts';
import { type DeclaredWorld, repositories } from './declared-world.ts';

/** Who may do what, by log-in: `in`, `owns`, `maintains 7`, `beta write` and all that this includes. */
export type AccessThere = ReadonlyMap<string, ReadonlySet<string>>;

interface Place {
  readonly people: readonly (readonly [login: string, role: 'admin' | 'member'])[];
  readonly teams: readonly PlacedTeam[];
  readonly repositories: readonly string[];
  readonly base: string;
}

interface PlacedTeam {
  readonly name: string;
  readonly parent: string | undefined;
  readonly members: ReadonlyMap<string, string>;
  readonly permissions: ReadonlyMap<string, string>;
}

const levels = ['read', 'triage', 'write', 'maintain', 'admin'];
const restNames: Readonly<Record<string, string>> = { pull: 'read', push: 'write' };

/** By GitHub's own rules, and by nothing of Bylaw's: of the world that the emulator keeps. */
export function accessThere(
  state: EmulatorState,
  organization: Organization,
  nameOf: (team: Team) => string,
): AccessThere {
  const login = (id: number) => state.accounts.get(id)?.login ?? String(id);
  const repository = (id: number) => organization.repositories.get(id)?.name ?? String(id);
  return accessAt({
    people: [...organization.members].map(([id, { role }]) => [login(id), role]),
    teams: [...organization.teams.values()].map((team) => {
      const above = organization.teams.get(team.parent ?? 0);
      return {
        name: nameOf(team),
        parent: above === undefined ? undefined : nameOf(above),
        members: new Map([...team.members].map(([id, role]) => [login(id), role])),
        permissions: new Map(
          [...team.repositories].map(([id, given]) => [repository(id), restNames[given] ?? given]),
        ),
      };
    }),
    repositories: [...organization.repositories.values()].map(({ name }) => name),
    base: String(organization.settings.default_repository_permission),
  });
}

/** The same of what is declared. */
export function accessDeclared({ people, teams, base }: DeclaredWorld): AccessThere {
  const placed = [...teams].map(([name, { parent, members, permissions }]) => ({
    ...{ name, parent, members, permissions },
  }));
  return accessAt({ people: [...people], teams: placed, repositories, base });
}

function accessAt(place: Place): AccessThere {
  const byName = new Map(place.teams.map((team) => [team.name, team]));
  return new Map(
    place.people.map(([login, role]) => {
      const byTeams = place.teams.flatMap((team) => accessBy(team, login, role, byName));
      const everywhere = role === 'admin' ? 'admin' : place.base;
      const implied = place.repositories.flatMap((name) => upTo(name, everywhere));
      return [login, new Set(['in', ...(role === 'admin' ? ['owns'] : []), ...implied, ...byTeams])];
    }),
  );
}

/** What somebody has by being in a team. */
function accessBy(
  team: PlacedTeam,
  login: string,
  role: string,
  byName: ReadonlyMap<string, PlacedTeam>,
): readonly string[] {
  const place = team.members.get(login);
  if (place === undefined) return [];
  const looksAfter = place === 'maintainer' || role === 'admin';
  const held = lineOf(team, byName).flatMap((each) => [...each.permissions]);
  return [
    ...(looksAfter ? [`maintains ${team.name}`] : []),
    ...held.flatMap(([name, permission]) => upTo(name, permission)),
  ];
}

/** A team and those above it: their permissions are its own as well. */
function lineOf(team: PlacedTeam, byName: ReadonlyMap<string, PlacedTeam>): readonly PlacedTeam[] {
  const above = byName.get(team.parent ?? '');
  return above === undefined ? [team] : [team, ...lineOf(above, byName)];
}

function upTo(repository: string, permission: string): readonly string[] {
  return levels.slice(0, levels.indexOf(permission) + 1).map((level) => `${repository} ${level}`);
}

/** What somebody lacks at one moment that they have both before and after. */
export function lostMeanwhile(
  before: AccessThere,
  moment: AccessThere,
  after: AccessThere,
): readonly string[] {
  return [...before].flatMap(([login, held]) =>
    [...held]
      .filter((each) => after.get(login)?.has(each) && !moment.get(login)?.has(each))
      .map((each) => `${login}: ${each}`),
  );
}

/** In words, to compare with. */
export function accessWords(access: AccessThere): readonly string[] {
  return [...access].flatMap(([login, held]) => [...held].map((each) => `${login}: ${each}`)).sort();
}
