import type { JsonObject } from '../../digest/json.ts';
import type { DocumentFile } from '../document-file.ts';
import { organizationRole, ownerRole, roleOf, rolesFile } from '../github-roles.ts';
import { repositoryPattern } from '../repository-pattern.ts';
import type { People, Person } from './settle-people.ts';
import type { SettledMembership, SettledTeam } from './settle-teams.ts';
import type { SourceOrganization } from './source-organization.ts';

const apiVersion = 'bylaw/v1';

export interface SettledOrganization {
  readonly name: string;
  readonly source: SourceOrganization;
  readonly people: People;
  readonly teams: readonly SettledTeam[];
  /** Whether its target on GitHub is enabled. */
  readonly github: boolean;
}

/** The files of one organization under `organizations/<name>/`. */
export function organizationDocuments({
  name,
  source,
  people,
  teams,
  github,
}: SettledOrganization): readonly DocumentFile[] {
  const folder = `organizations/${name}`;
  const all = [...people.values()];
  return [
    {
      path: `${folder}/organization.yaml`,
      body: organizationBody(name, source, people),
      comments: { head: source.comments },
    },
    ...peopleDocuments(
      `${folder}/owners.yaml`,
      all.filter((person) => person.isOwner),
      { role: ownerRole },
    ),
    ...peopleDocuments(
      `${folder}/members.yaml`,
      all.filter((person) => !person.isOwner),
    ),
    { path: `${folder}/targets.yaml`, body: targetsBody(source, github) },
    ...teams.map((team) => ({
      path: `${folder}/teams/${team.name}.yaml`,
      body: teamBody(name, team),
      comments: { head: team.source.comments },
    })),
  ];
}

function organizationBody(name: string, source: SourceOrganization, people: People): JsonObject {
  const hasOwner = [...people.values()].some((person) => person.isOwner);
  return {
    apiVersion,
    kind: 'Organization',
    name,
    ...(source.displayName === undefined ? {} : { displayName: source.displayName }),
    ...(source.description === undefined ? {} : { description: source.description }),
    resourceNames: `krn:${name}`,
    uses: [rolesFile],
    membership: {
      // An organization whose source names no admin cannot be asked to have an owner.
      ...(hasOwner ? { owners: { role: ownerRole, min: 1 } } : {}),
      organizationRole: { required: true, default: organizationRole, oneOf: [organizationRole] },
    },
  };
}

/** Owners have a file of their own, so that a change to it can ask for other reviewers. */
function peopleDocuments(
  path: string,
  people: readonly Person[],
  defaults?: JsonObject,
): readonly DocumentFile[] {
  if (people.length === 0) return [];
  const items = people.map(({ name, login }) => ({ name, identities: { github: { login } } }));
  // Being in an organization has no reason to be given: the comment stays a comment.
  const beside = people.flatMap(({ comment }, index) =>
    comment === undefined ? [] : [{ path: ['items', index], text: `# ${comment}` }],
  );
  const body = { apiVersion, kind: 'MemberList', ...(defaults === undefined ? {} : { defaults }), items };
  return [{ path, body, comments: { beside } }];
}

function targetsBody(source: SourceOrganization, isEnabled: boolean): JsonObject {
  const settings = Object.keys(source.settings).length === 0 ? {} : { settings: { ...source.settings } };
  return {
    apiVersion,
    kind: 'TargetList',
    items: [
      { name: 'directory', provider: 'directory' },
      {
        name: 'github',
        ...(isEnabled
          ? { description: 'GitHub itself.' }
          : {
              description:
                'GitHub itself; remove `enabled: false` to apply to it: see docs/github.md of Bylaw.',
              enabled: false,
            }),
        provider: 'github',
        coordinates: { organization: source.login },
        ...settings,
      },
    ],
  };
}

function teamBody(organization: string, team: SettledTeam): JsonObject {
  const { source } = team;
  const github = {
    ...(team.name === source.name ? {} : { name: source.name }),
    ...(source.privacy === undefined ? {} : { privacy: source.privacy }),
  };
  return {
    apiVersion,
    kind: 'Team',
    name: team.name,
    ...(team.previously.length === 0 ? {} : { previously: team.previously }),
    ...(source.description === undefined ? {} : { description: source.description }),
    ...(team.parent === undefined ? {} : { parent: team.parent }),
    ...listOf('maintainers', team.maintainers),
    ...listOf('members', team.members),
    ...(team.repositories.length === 0
      ? {}
      : { bindings: team.repositories.map((grant) => bindingOf(organization, grant)) }),
    ...(Object.keys(github).length === 0 ? {} : { github }),
  };
}

function listOf(key: string, memberships: readonly SettledMembership[]): JsonObject {
  const items = memberships.map((item) => (item.reason === undefined ? item.member : { ...item }));
  return items.length === 0 ? {} : { [key]: items };
}

function bindingOf(organization: string, grant: SettledTeam['repositories'][number]): JsonObject {
  return {
    role: roleOf(grant.permission),
    on: [repositoryPattern(organization, grant.repository)],
    ...(grant.comment === undefined ? {} : { reason: grant.comment }),
  };
}
