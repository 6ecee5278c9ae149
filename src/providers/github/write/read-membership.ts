import type { GithubClient } from '../client/github-client.ts';

export interface Membership {
  readonly state: 'active' | 'pending';
  readonly role: string;
  readonly account: number | undefined;
  readonly login: string | undefined;
}

/** How somebody stands in an organization; undefined where they are neither member nor invited. */
export async function readMembership(
  client: GithubClient,
  org: string,
  username: string,
): Promise<Membership | undefined> {
  const found = await client.find('GET /orgs/{org}/memberships/{username}', { org, username });
  return found === undefined ? undefined : membershipIn(found.data);
}

interface Answer {
  readonly state: 'active' | 'pending';
  readonly role: string;
  readonly user: { readonly id: number | bigint; readonly login: string } | null;
}

export function membershipIn({ state, role, user }: Answer): Membership {
  return { state, role, account: user === null ? undefined : Number(user.id), login: user?.login };
}
