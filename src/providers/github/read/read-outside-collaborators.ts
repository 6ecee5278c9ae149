import type { GithubClient } from '../client/github-client.ts';
import type { SnapshotAccount } from '../snapshot.ts';
import { fieldsOf, idOf, textOf } from './fields.ts';

export async function readOutsideCollaborators(
  client: GithubClient,
  org: string,
): Promise<readonly SnapshotAccount[]> {
  const rows = await client.paginate('GET /orgs/{org}/outside_collaborators', { org });
  return rows.map((row) => {
    const { id, login } = fieldsOf(row, 'an outside collaborator');
    return { account: idOf(id, 'an outside collaborator'), login: textOf(login, 'an outside collaborator') };
  });
}
