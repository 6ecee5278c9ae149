import type { RecordedState } from '../../../audit/recorded-state.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Address } from '../../../plan/address.ts';
import {
  accountChanged,
  accountShared,
  loginChanged,
  loginGone,
  loginReassigned,
} from './account-findings.ts';
import type { AccountsSeen } from './accounts-seen.ts';
import { type DeclaredAccount, hasAccount } from './declared-accounts.ts';

/** Which account somebody who is declared turned out to be. */
export interface SettledAccount {
  readonly declared: DeclaredAccount;
  /** Absent where nobody has the log-in, and where it was not looked up. */
  readonly account?: number;
  /** Nobody on GitHub has the log-in, and nothing else says who it is. */
  readonly isNobody: boolean;
  /** Where the ledger has this very account: perhaps under an old name. */
  readonly recordedAt?: Address;
}

export interface SettledAccounts {
  readonly accounts: readonly SettledAccount[];
  readonly findings: readonly PlacedDiagnostic[];
}

/**
 * Who everybody is that is declared: the number that is pinned, else the one that the ledger recorded, else who has
 * the log-in now. A log-in alone is never believed against a number: it may have passed to a stranger.
 */
export function settleAccounts(
  declared: readonly DeclaredAccount[],
  recorded: RecordedState,
  seen: AccountsSeen,
): SettledAccounts {
  const findings: PlacedDiagnostic[] = [];
  const accounts = declared.filter(hasAccount).map((each) => {
    const { finding, ...settled } = settle(each, recorded, seen);
    if (finding !== undefined) findings.push(finding);
    return settled;
  });
  return { accounts: withoutShared(accounts, findings), findings };
}

function settle(
  declared: DeclaredAccount,
  recorded: RecordedState,
  seen: AccountsSeen,
): SettledAccount & { readonly finding?: PlacedDiagnostic } {
  const { id, login } = declared;
  const last = recordedAccount(declared, recorded);
  const holder = login === undefined ? undefined : seen.holderOf(login);
  // Who is suspended is to lose what the ledger says, whatever is declared of the account meanwhile.
  const account = declared.isSuspended ? (last?.account ?? id) : (id ?? last?.account);
  if (account === undefined) {
    const found = typeof holder === 'number' ? { account: holder } : {};
    return { declared, isNobody: holder === null, ...found };
  }
  const current = seen.loginOf(account);
  // Nobody pinned it, it is not there, and its log-in is gone: an account that was deleted.
  if (id === undefined && holder === null && current === undefined) return { declared, isNobody: true };
  const found = finding({ declared, last, account, holder, current });
  return {
    ...{ declared, account, isNobody: false },
    ...(last?.account === account ? { recordedAt: last.address } : {}),
    ...(found === undefined ? {} : { finding: found }),
  };
}

interface Evidence {
  readonly declared: DeclaredAccount;
  /** What the ledger has. */
  readonly last: RecordedAccount | undefined;
  /** What counts. */
  readonly account: number;
  /** Who has the declared log-in. */
  readonly holder: number | null | undefined;
  /** The log-in that the account has. */
  readonly current: string | undefined;
}

/** What the number and the log-in say of one another. */
function finding({ declared, last, account, holder, current }: Evidence): PlacedDiagnostic | undefined {
  const { id, login, isSuspended } = declared;
  if (isSuspended) return undefined;
  if (last !== undefined && last.account !== account) return accountChanged(declared, last, account);
  if (login === undefined || holder === account) return undefined;
  if (typeof holder === 'number') {
    const isSameLogin = id !== undefined || last?.login?.toLowerCase() === login.toLowerCase();
    if (!isSameLogin && last !== undefined) return accountChanged(declared, last, holder);
    return loginReassigned(declared, { account, holder, current });
  }
  if (current !== undefined && current.toLowerCase() !== login.toLowerCase())
    return loginChanged(declared, { account, current });
  return holder === null ? loginGone(declared, account) : undefined;
}

interface RecordedAccount {
  readonly address: Address;
  readonly account: number;
  readonly login: string | undefined;
}

/** As the ledger has it, under this name or an old one. */
function recordedAccount(
  { address, previously }: DeclaredAccount,
  { entries }: RecordedState,
): RecordedAccount | undefined {
  for (const each of [address, ...previously]) {
    const { account, login } = entries.get(each) ?? {};
    if (typeof account === 'number') {
      return { address: each, account, login: typeof login === 'string' ? login : undefined };
    }
  }
  return undefined;
}

/** One account is one principal: a finding says so of the others, and holds up the plan. */
function withoutShared(
  accounts: readonly SettledAccount[],
  findings: PlacedDiagnostic[],
): readonly SettledAccount[] {
  const first = new Map<number, SettledAccount>();
  const certain = (each: SettledAccount) =>
    each.declared.id === each.account ? 0 : each.recordedAt === undefined ? 2 : 1;
  for (const each of [...accounts].sort((a, b) => certain(a) - certain(b))) {
    if (each.account !== undefined && !first.has(each.account)) first.set(each.account, each);
  }
  return accounts.map((each) => {
    const owner = each.account === undefined ? each : first.get(each.account);
    if (owner === undefined || owner === each) return each;
    findings.push(accountShared(each.declared, owner.declared, each.account ?? 0));
    return { declared: each.declared, isNobody: false };
  });
}
