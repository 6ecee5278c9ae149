import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { GithubClient } from '../client/github-client.ts';
import type { FailedInvitation, SnapshotInvitation } from '../snapshot.ts';
import { countOf, type Fields, fieldsOf, idOf, textOf, wordOf } from './fields.ts';

/** An invitation before anybody knows whose account its log-in names: REST does not tell. */
export type ReadInvitation = Omit<SnapshotInvitation, 'account'>;

const roles = {
  direct_member: 'member',
  admin: 'admin',
  billing_manager: 'billing_manager',
  // Neither of the two makes anybody a member.
  hiring_manager: 'billing_manager',
  reinstate: 'reinstate',
} as const;

export async function readInvitations(client: GithubClient, org: string): Promise<readonly ReadInvitation[]> {
  const rows = await whereThereAre(client, () => client.paginate('GET /orgs/{org}/invitations', { org }));
  return Promise.all(
    rows.map(async (row): Promise<ReadInvitation> => {
      const fields = fieldsOf(row, 'an invitation');
      const id = idOf(fields.id, 'the id of an invitation');
      const where = `the invitation ${id}`;
      const isForTeams = countOf(fields.team_count ?? 0, where) > 0;
      return {
        id,
        ...inviteeOf(fields, where),
        role: wordOf(fields.role, roles, `the role of ${where}`),
        createdAt: textOf(fields.created_at, where),
        teams: isForTeams ? await readTeams(client, org, id) : [],
      };
    }),
  );
}

export async function readFailedInvitations(
  client: GithubClient,
  org: string,
): Promise<readonly FailedInvitation[]> {
  const rows = await whereThereAre(client, () =>
    client.paginate('GET /orgs/{org}/failed_invitations', { org }),
  );
  return rows.map((row) => {
    const fields = fieldsOf(row, 'a failed invitation');
    const id = idOf(fields.id, 'the id of a failed invitation');
    const where = `the failed invitation ${id}`;
    return {
      id,
      ...inviteeOf(fields, where),
      failedAt: textOf(fields.failed_at ?? fields.created_at, where),
      reason: textOf(fields.failed_reason ?? '', where),
    };
  });
}

async function readTeams(client: GithubClient, org: string, id: number): Promise<readonly number[]> {
  const teams = await client.paginate('GET /orgs/{org}/invitations/{invitation_id}/teams', {
    org,
    invitation_id: id,
  });
  return teams.map((team) => idOf(fieldsOf(team, 'a team').id, `a team of the invitation ${id}`));
}

function inviteeOf({ login, email }: Fields, where: string) {
  return {
    ...(login !== null && login !== undefined && { login: textOf(login, where) }),
    ...(email !== null && email !== undefined && { email: textOf(email, where) }),
  };
}

/** GitHub Enterprise Server has none and answers 404; on github.com that would mean that the token may not see them. */
async function whereThereAre<T>(
  { isServer }: GithubClient,
  read: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  return read().catch((error: unknown) => {
    if (isServer && error instanceof BylawError && error.code === 'provider/not-found') return [];
    throw error;
  });
}
