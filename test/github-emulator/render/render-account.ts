import type { EmulatorState } from '../emulator-state.ts';
import type { Account } from '../state.ts';
import { nodeId } from './node-id.ts';

/** `simple-user` of GitHub's description. */
export function renderAccount(url: string, account: Account): Record<string, unknown> {
  const name = encodeURIComponent(account.login);
  const own = `${url}/users/${name}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: '',
    url: own,
    html_url: `https://github.com/${name}`,
    followers_url: `${own}/followers`,
    following_url: `${own}/following{/other_user}`,
    gists_url: `${own}/gists{/gist_id}`,
    starred_url: `${own}/starred{/owner}{/repo}`,
    subscriptions_url: `${own}/subscriptions`,
    organizations_url: `${own}/orgs`,
    repos_url: `${own}/repos`,
    events_url: `${own}/events{/privacy}`,
    received_events_url: `${own}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** `public-user`, or `private-user` for the account's own holder. */
export function renderWholeAccount(url: string, account: Account, own: boolean): Record<string, unknown> {
  return {
    ...renderAccount(url, account),
    ...(own ? { user_view_type: 'private' } : {}),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: own ? (account.emails[0] ?? null) : null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
    ...(own
      ? {
          private_gists: 0,
          total_private_repos: 0,
          owned_private_repos: 0,
          disk_usage: 0,
          collaborators: 0,
          two_factor_authentication: account.twoFactor,
        }
      : {}),
  };
}

/** Nobody, where the account was deleted meanwhile. */
export function renderAccountById(
  url: string,
  state: EmulatorState,
  id: number,
): Record<string, unknown> | null {
  const account = state.accounts.get(id);
  return account === undefined ? null : renderAccount(url, account);
}
