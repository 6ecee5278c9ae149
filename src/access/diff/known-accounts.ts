import { canonicalJson } from '../../digest/canonical-json.ts';
import type { JsonObject } from '../../digest/json.ts';

/** An account on GitHub, as what was applied last has it. */
export interface KnownAccount {
  readonly login: string;
  /** Its number, which never changes. */
  readonly account: number;
}

/** By `member/ana`, who everybody was on GitHub when it was applied to last, by the name that they had then. */
export type KnownAccounts = ReadonlyMap<string, KnownAccount>;

export const noAccountsKnown: KnownAccounts = new Map();

/**
 * Whether all that differs of what somebody is known by is that the number of their account on GitHub is written beside
 * their log-in. Where the number is that of the log-in they are who they were; any other number is somebody else,
 * whatever stands beside it, and so may be one of which nothing is known.
 */
export function addsNumber(was: JsonObject | undefined, is: JsonObject | undefined): boolean {
  const [before, after] = [githubIn(was), githubIn(is)];
  if (before === undefined || after === undefined) return false;
  if (typeof before.login !== 'string' || before.id !== undefined) return false;
  if (typeof after.id !== 'number') return false;
  return canonicalJson({ ...was, github: { ...before, id: after.id } }) === canonicalJson(is ?? null);
}

/** Whether that number is known to be the one that the log-in has. */
export function addsKnownNumber(
  was: JsonObject | undefined,
  is: JsonObject | undefined,
  known: KnownAccount | undefined,
): boolean {
  if (known === undefined || !addsNumber(was, is)) return false;
  const { login, id } = githubIn(is) ?? {};
  return id === known.account && String(login).toLowerCase() === known.login.toLowerCase();
}

/** What somebody's document says of their account on GitHub. */
export function githubIn(identities: JsonObject | undefined): JsonObject | undefined {
  const github = identities?.github;
  const isObject = typeof github === 'object' && github !== null && !Array.isArray(github);
  return isObject ? (github as JsonObject) : undefined;
}
