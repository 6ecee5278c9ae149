import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { GithubClient, Installation } from './github-client.ts';

/** What an apply will write: who is in the organization and its teams, what teams have on repositories, settings. */
export type Writing = 'members' | 'repositories' | 'settings';

/** Permissions of an app, by GitHub's names. */
const permissions = {
  members: 'members',
  repositories: 'administration',
  settings: 'organization_administration',
} as const;

/** Scopes of a classic token. */
const scopes = { members: 'admin:org', repositories: 'repo', settings: 'admin:org' } as const;

const query = `query Administers($organization: String!) {
  rateLimit { cost }
  organization(login: $organization) { viewerCanAdminister }
}`;

/**
 * What whoever signed in lacks for these writings, in words; none where nothing is known to be lacking. GitHub tells
 * nobody what a fine-grained token may do: there only the owner is known, and the first write may be refused.
 */
export async function checkPermissions(
  client: GithubClient,
  organization: string,
  writings: ReadonlySet<Writing>,
): Promise<readonly string[]> {
  if (writings.size === 0) return [];
  const installation = await client.installation();
  if (installation !== undefined) return lackingOfApp(installation, writings);
  const { headers } = await client.rest('GET /orgs/{org}', { org: organization });
  const lacking = lackingScopes(headers['x-oauth-scopes'], writings);
  return (await isOwner(client, organization)) ? lacking : [...lacking, `to be an owner of ${organization}`];
}

function lackingOfApp(
  { permissions: held }: Installation,
  writings: ReadonlySet<Writing>,
): readonly string[] {
  return [...writings]
    .map((writing) => permissions[writing])
    .filter((name) => held[name] !== 'write' && held[name] !== 'admin')
    .map((name) => `the permission ${name}: write`);
}

/** Absent where the token is none of the classic ones. */
function lackingScopes(header: string | undefined, writings: ReadonlySet<Writing>): readonly string[] {
  if (header === undefined) return [];
  const held = new Set(header.split(',').map((scope) => scope.trim()));
  const wanted = new Set([...writings].map((writing) => scopes[writing]));
  return [...wanted].filter((scope) => !held.has(scope)).map((scope) => `the scope ${scope}`);
}

async function isOwner(client: GithubClient, organization: string): Promise<boolean> {
  const answer = await client.graphql<{ organization: { viewerCanAdminister?: unknown } | null } | null>(
    'who signs in',
    query,
    { organization },
  );
  if (answer.is === 'heavy') throw new BylawError('provider/unreadable', `who signs in: ${answer.why}`);
  return answer.data?.organization?.viewerCanAdminister === true;
}
