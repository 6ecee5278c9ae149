import type { GithubClient } from '../client/github-client.ts';
import type { SnapshotRoleAssignment } from '../snapshot.ts';
import { type Fields, fieldsOf, idOf, listOf, textOf, wordOf } from './fields.ts';
import { unreadable } from './unreadable.ts';

const assignments = { direct: true, mixed: true, indirect: false } as const;

/** Who holds which organization role directly: a member of a team that holds one does not. */
export async function readOrganizationRoles(
  client: GithubClient,
  org: string,
): Promise<readonly SnapshotRoleAssignment[]> {
  const { data } = await client.rest('GET /orgs/{org}/organization-roles', { org });
  const { roles: given, total_count: total } = fieldsOf(data, 'organization roles');
  const roles = listOf(given, 'organization roles').map((role) => {
    const { id, name } = fieldsOf(role, 'an organization role');
    return { id: idOf(id, 'an organization role'), name: textOf(name, 'an organization role') };
  });
  if (total !== undefined && total !== roles.length) {
    throw unreadable('organization roles', `GitHub counts ${String(total)}, and shows ${roles.length}`);
  }
  const held = await Promise.all(roles.map((role) => readHolders(client, org, role)));
  return held.flat();
}

async function readHolders(
  client: GithubClient,
  org: string,
  role: SnapshotRoleAssignment['role'],
): Promise<readonly SnapshotRoleAssignment[]> {
  const parameters = { org, role_id: role.id };
  const [teams, users] = await Promise.all([
    client.paginate('GET /orgs/{org}/organization-roles/{role_id}/teams', parameters),
    client.paginate('GET /orgs/{org}/organization-roles/{role_id}/users', parameters),
  ]);
  const where = `holders of the organization role ${role.name}`;
  return [
    ...directIds(teams, where).map((team) => ({ role, holder: { team } })),
    ...directIds(users, where).map((account) => ({ role, holder: { account } })),
  ];
}

function directIds(rows: readonly unknown[], where: string): readonly number[] {
  return rows
    .map((row) => fieldsOf(row, where))
    .filter(({ assignment }: Fields) => wordOf(assignment ?? 'direct', assignments, where))
    .map(({ id }) => idOf(id, where));
}
