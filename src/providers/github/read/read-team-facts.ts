import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { GithubClient } from '../client/github-client.ts';
import type { SnapshotOrganization } from '../snapshot.ts';
import { fieldsOf, idOf, listOf, textOf, wordOf } from './fields.ts';

/** What GraphQL does not tell of teams. */
export interface TeamFacts {
  /** Every team by its number; undefined where no enterprise can have any. */
  readonly types: ReadonlyMap<number, 'organization' | 'enterprise'> | undefined;
  /** Numbers of the teams that an identity provider fills, as far as that is told for all at once. */
  readonly synchronized: ReadonlySet<number>;
}

const withoutEnterprise: ReadonlySet<string> = new Set(['free', 'team']);
const types = { organization: 'organization', enterprise: 'enterprise' } as const;

/**
 * Groups of an identity provider are listed for organizations with managed users. Those of SAML team synchronization
 * are told team by team only, which a read of thousands cannot afford: GitHub refuses to change such a team, and that
 * refusal is shown.
 */
export async function readTeamFacts(
  client: GithubClient,
  { login: org, plan }: SnapshotOrganization,
): Promise<TeamFacts> {
  if (withoutEnterprise.has(plan ?? '')) return { types: undefined, synchronized: new Set() };
  const [rows, groups] = await Promise.all([
    client.paginate('GET /orgs/{org}/teams', { org }),
    plan === 'enterprise' && !client.isServer ? readGroupTeams(client, org) : [],
  ]);
  const synchronized = new Set(groups);
  const kinds = rows.map((row) => {
    const { id, slug, type, ldap_dn } = fieldsOf(row, 'a team');
    const number = idOf(id, 'a team');
    if (typeof ldap_dn === 'string' && ldap_dn !== '') synchronized.add(number);
    const where = `the type of the team ${textOf(slug, 'a team')}`;
    return [number, wordOf(type ?? 'organization', types, where)] as const;
  });
  return { types: new Map(kinds), synchronized };
}

/** Numbers of the teams that are linked to a group; none where GitHub says that there are no groups here. */
async function readGroupTeams(client: GithubClient, org: string): Promise<readonly number[]> {
  const groups = await readGroups(client, org);
  const linked = groups.map(async (group) => {
    const { data } = await client.rest(groupRoute, { org, group_id: group });
    const { teams } = fieldsOf(data, 'a group of the identity provider');
    return listOf(teams ?? [], 'teams of a group').map((team) =>
      idOf(fieldsOf(team, 'a team of a group').team_id, 'a team of a group'),
    );
  });
  return (await Promise.all(linked)).flat();
}

const groupRoute = 'GET /orgs/{org}/external-group/{group_id}';

async function readGroups(client: GithubClient, org: string): Promise<readonly number[]> {
  const groups: number[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await client
      .find('GET /orgs/{org}/external-groups', { org, per_page: 100, page })
      .catch(noGroups);
    if (answer === undefined) return groups;
    const { groups: rows } = fieldsOf(answer.data, 'groups of the identity provider');
    const found = listOf(rows, 'groups of the identity provider');
    groups.push(...found.map((group) => idOf(fieldsOf(group, 'a group').group_id, 'a group')));
    if (answer.headers.link?.includes('rel="next"') !== true) return groups;
  }
}

/** An organization whose users nobody manages is refused; so is a token that may not see its groups. */
function noGroups(error: unknown): undefined {
  const codes = ['provider/forbidden', 'provider/unreadable'];
  const isRefusal =
    error instanceof BylawError && codes.includes(error.code) && !/answered 5\d\d/.test(error.message);
  if (!isRefusal) throw error;
}
