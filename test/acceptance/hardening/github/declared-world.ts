/** What files declare of an organization, as data: what it must be there in the end is told from this alone. */
export interface DeclaredWorld {
  /** By name, which is their log-in as well. */
  readonly people: ReadonlyMap<string, 'admin' | 'member'>;
  readonly teams: ReadonlyMap<string, DeclaredTeam>;
  /** What every member may do in every repository. */
  readonly base: 'none' | 'read';
}

export interface DeclaredTeam {
  readonly parent?: string;
  readonly description: string;
  /** A name that it had. */
  readonly previously?: string;
  readonly members: ReadonlyMap<string, 'member' | 'maintainer'>;
  readonly permissions: ReadonlyMap<string, Permission>;
}

export type Permission = (typeof permissions)[number];
export const permissions = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

export const repositories = ['alpha', 'beta', 'gamma'];
/** Always owners: one whose token it is, and another so that the first is never the last. */
export const steady = ['olivia', 'ana'];
export const others = ['ben', 'cleo', 'dora', 'emil', 'fay', 'gus', 'hal', 'ines'];

/** The files of a world. */
export function filesOf(world: DeclaredWorld, target: string): Readonly<Record<string, string>> {
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': organization,
    'organizations/acme/target.yaml': `${target}settings: {defaultRepositoryPermission: ${world.base}}\n`,
    'organizations/acme/roles.yaml': roles,
    'organizations/acme/members.yaml': membersOf(world),
    'organizations/acme/teams.yaml': [...world.teams].map(([name, team]) => teamOf(name, team)).join('---\n'),
  };
}

const header = 'apiVersion: bylaw/v1\n';

const organization = `${header}kind: Organization
name: acme
membership:
  owners: {role: owner, min: 1}
  organizationRole: {required: true, default: member, oneOf: [member]}
`;

const roles = `${header}kind: RoleList
items:
  - {name: owner, permissions: ["*"], github: {organizationRole: admin}}
  - {name: member, github: {organizationRole: member}}
${permissions.map((name) => `  - {name: may-${name}, github: {repositoryPermission: ${name}}}\n`).join('')}`;

function membersOf({ people }: DeclaredWorld): string {
  const items = [...people].map(([name, role]) => {
    const own = role === 'admin' ? ', role: owner' : '';
    return `  - {name: ${name}, email: ${name}@acme.example, identities: {github: {login: ${name}}}${own}}\n`;
  });
  return `${header}kind: MemberList\nitems:\n${items.join('')}`;
}

function teamOf(
  name: string,
  { parent, description, previously, members, permissions: held }: DeclaredTeam,
): string {
  const named = (role: 'member' | 'maintainer') =>
    [...members].filter(([, each]) => each === role).map(([member]) => member);
  const bindings = [...held].map(
    ([repository, permission]) =>
      `  - {role: may-${permission}, on: ["krn:acme:github:{org_id}:repository/${repository}"]}\n`,
  );
  return [
    `${header}kind: Team\nname: ${name}\ndescription: ${description}\ngithub: {privacy: closed}\n`,
    parent === undefined ? '' : `parent: ${parent}\n`,
    previously === undefined ? '' : `previously: [${previously}]\n`,
    `maintainers: [${named('maintainer').join(', ')}]\nmembers: [${named('member').join(', ')}]\n`,
    bindings.length === 0 ? '' : `bindings:\n${bindings.join('')}`,
  ].join('');
}
