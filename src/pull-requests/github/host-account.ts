import type { HostAccount } from '../pull-request-host.ts';

export interface GithubUser {
  readonly id: number | bigint;
  readonly login: string;
  readonly type: string;
}

/** Undefined for an account that was deleted. */
export function hostAccount(user: GithubUser | null): HostAccount | undefined {
  if (user === null) return undefined;
  return { id: Number(user.id), login: user.login, isBot: user.type === 'Bot' };
}
