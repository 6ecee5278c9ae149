import type { GithubSnapshot } from '../snapshot.ts';

/** Accounts by number and by log-in, as GitHub has them now. */
export interface AccountsSeen {
  /** As its owner spells it. */
  loginOf(account: number): string | undefined;
  /** Without case; null where nobody has that log-in, undefined where nobody asked. */
  holderOf(login: string): number | null | undefined;
}

export function accountsSeen(snapshot: GithubSnapshot): AccountsSeen {
  const logins = new Map<number, string>();
  const holders = new Map<string, number | null>();
  for (const [login, found] of snapshot.accounts) {
    holders.set(login.toLowerCase(), found?.account ?? null);
    if (found !== null) logins.set(found.account, found.login);
  }
  const { members, invitations, outsideCollaborators, viewer } = snapshot;
  for (const { account, login } of [viewer, ...outsideCollaborators, ...invitations, ...members]) {
    if (account === undefined || login === undefined) continue;
    logins.set(account, login);
    holders.set(login.toLowerCase(), account);
  }
  return {
    loginOf: (account) => logins.get(account),
    holderOf: (login) => holders.get(login.toLowerCase()),
  };
}
