import type { GithubClient } from '../client/github-client.ts';
import type { SnapshotOrganization } from '../snapshot.ts';
import { fieldsOf, idOf, textOf } from './fields.ts';

type Setting = string | number | boolean | null;

const profile: ReadonlySet<string> = new Set([
  'name',
  'description',
  'company',
  'blog',
  'location',
  'email',
  'twitter_username',
  'billing_email',
]);
const settings =
  /^(?:default_|deploy_keys_|display_|has_\w+_projects$|members_|readers_|secret_scanning_|two_factor_|web_commit_|\w+_for_new_repositories$)/;

export async function readOrganization(
  client: GithubClient,
  organization: string,
): Promise<SnapshotOrganization> {
  const { data } = await client.rest('GET /orgs/{org}', { org: organization });
  const fields = fieldsOf(data, 'the organization');
  const plan = fields.plan === undefined ? undefined : fieldsOf(fields.plan, 'its plan').name;
  return {
    id: idOf(fields.id, 'the id of the organization'),
    login: textOf(fields.login, 'the log-in of the organization'),
    createdAt: textOf(fields.created_at, 'since when the organization exists'),
    ...(plan !== undefined && { plan: textOf(plan, 'the plan of the organization') }),
    settings: Object.fromEntries(
      Object.entries(fields).filter(
        (entry): entry is [string, Setting] =>
          (profile.has(entry[0]) || settings.test(entry[0])) && isSetting(entry[1]),
      ),
    ),
  };
}

function isSetting(value: unknown): value is Setting {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
