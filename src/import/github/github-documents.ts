import type { JsonObject } from '../../digest/json.ts';
import type { DocumentFile } from '../document-file.ts';
import { githubRolesBody, organizationRole, ownerRole, rolesFile } from '../github-roles.ts';
import { repositoryPattern } from '../repository-pattern.ts';
import type { GithubOrganization } from './github-organization.ts';
import type { People, Person } from './settle-people.ts';
import type { SettledRoles } from './settle-roles.ts';
import type { SettledTeam } from './settle-teams.ts';
import { targetSettings } from './target-settings.ts';

const apiVersion = 'bylaw/v1';

export interface SettledOrganization {
  readonly name: string;
  readonly source: GithubOrganization;
  readonly people: People;
  readonly teams: ReadonlyMap<number, SettledTeam>;
  readonly roles: SettledRoles;
  /** Where it is not github.com. */
  readonly baseUrl?: string;
}

/** The files of a repository that declares one organization as it is on GitHub. */
export function githubDocuments(settled: SettledOrganization): readonly DocumentFile[] {
  const { name, people, teams, roles } = settled;
  const folder = `organizations/${name}`;
  const all = [...people.values()];
  return [
    {
      path: 'bylaw.yaml',
      body: { apiVersion, kind: 'Repository', organizations: ['organizations/*'] },
    },
    { path: `shared/${rolesFile}`, body: githubRolesBody() },
    { path: `${folder}/organization.yaml`, body: organizationBody(settled) },
    ...(roles.own.length === 0
      ? []
      : [{ path: `${folder}/roles.yaml`, body: { apiVersion, kind: 'RoleList', items: roles.own } }]),
    ...peopleDocuments(`${folder}/owners.yaml`, all.filter(isOwner), roles, { role: ownerRole }),
    ...peopleDocuments(
      `${folder}/members.yaml`,
      all.filter((person) => !isOwner(person)),
      roles,
    ),
    { path: `${folder}/targets.yaml`, body: targetBody(settled) },
    ...[...teams.values()].map((team) => ({
      path: `${folder}/teams/${team.name}.yaml`,
      body: teamBody(name, team, roles),
    })),
  ];
}

function isOwner(person: Person): boolean {
  return person.isOwner;
}

function organizationBody({ name, source, people }: SettledOrganization): JsonObject {
  const { name: displayName, description } = source.organization.settings;
  return {
    apiVersion,
    kind: 'Organization',
    name,
    ...textOf('displayName', displayName),
    ...textOf('description', description),
    resourceNames: `krn:${name}`,
    uses: [rolesFile],
    membership: {
      ...([...people.values()].some(isOwner) ? { owners: { role: ownerRole, min: 1 } } : {}),
      organizationRole: { required: true, default: organizationRole, oneOf: [organizationRole] },
    },
  };
}

function textOf(key: string, value: unknown): JsonObject {
  return typeof value === 'string' && value.trim() !== '' ? { [key]: value } : {};
}

/** Owners have a file of their own, so that a change to it can ask for other reviewers. */
function peopleDocuments(
  path: string,
  people: readonly Person[],
  { ofPeople }: SettledRoles,
  defaults?: JsonObject,
): readonly DocumentFile[] {
  if (people.length === 0) return [];
  const items = people.map(({ name, login, account }) => {
    const bindings = ofPeople.get(account);
    const github = isLogin(login) ? { login, id: account } : { id: account };
    return { name, identities: { github }, ...(bindings === undefined ? {} : { bindings }) };
  });
  const body = { apiVersion, kind: 'MemberList', ...(defaults === undefined ? {} : { defaults }), items };
  return [{ path, body }];
}

/** Some old accounts have log-ins that GitHub gives nobody today: the number alone tells who they are. */
function isLogin(login: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*(\[bot\])?$/.test(login);
}

function targetBody({ source, baseUrl }: SettledOrganization): JsonObject {
  const { login, settings } = source.organization;
  const set = targetSettings(settings);
  return {
    apiVersion,
    kind: 'Target',
    name: 'github',
    provider: 'github',
    coordinates: { organization: login, ...(baseUrl === undefined ? {} : { baseUrl }) },
    ...(Object.keys(set).length === 0 ? {} : { settings: set }),
  };
}

function teamBody(organization: string, team: SettledTeam, roles: SettledRoles): JsonObject {
  const { source, name, parent, maintainers, members } = team;
  const { number, description, privacy, notifications, repositories } = source;
  const bindings = [
    ...(roles.ofTeams.get(number) ?? []),
    ...repositories.map(({ name: repository, permission }) => ({
      role: roles.ofPermission(permission),
      on: [repositoryPattern(organization, repository)],
    })),
  ];
  return {
    apiVersion,
    kind: 'Team',
    name,
    ...textOf('description', description),
    ...(parent === undefined ? {} : { parent }),
    ...(maintainers.length === 0 ? {} : { maintainers }),
    ...(members.length === 0 ? {} : { members }),
    ...(bindings.length === 0 ? {} : { bindings }),
    github: {
      ...(source.name === name ? {} : { name: source.name }),
      id: number,
      privacy,
      notifications,
    },
  };
}
