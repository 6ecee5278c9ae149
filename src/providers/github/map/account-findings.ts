import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import { placeAt } from '../../../model/place.ts';
import type { DeclaredAccount } from './declared-accounts.ts';

/** The log-in that is declared belongs to a stranger now: whoever that is must not get what is declared here. */
export function loginReassigned(
  declared: DeclaredAccount,
  { account, holder, current }: { account: number; holder: number; current: string | undefined },
): PlacedDiagnostic {
  const { name, login } = declared;
  const now = current === undefined ? '' : `, which is \`${current}\` now`;
  return createDiagnostic('target/login-reassigned', {
    message: `the GitHub log-in \`${login}\` of \`${name}\` belongs to account ${holder} now, not to ${account}${now}`,
    at: placeOf(declared, 'login'),
    hint:
      current === undefined
        ? `find out what became of account ${account}: suspend \`${name}\` until then, and invite nobody under that log-in`
        : `if account ${account} is still \`${name}\`, write \`login: ${current}\` and \`id: ${account}\``,
  });
}

/** Somebody is to be another account than the one that the ledger recorded. */
export function accountChanged(
  declared: DeclaredAccount,
  last: { readonly account: number; readonly login: string | undefined },
  account: number,
): PlacedDiagnostic {
  const was = last.login === undefined ? `account ${last.account}` : `\`${last.login}\` (${last.account})`;
  return createDiagnostic('target/account-changed', {
    message: `\`${declared.name}\` was ${was} on GitHub and would be account ${account}`,
    at: placeOf(declared, declared.id === undefined ? 'login' : 'id'),
    hint: `suspend \`${declared.name}\`, apply, and name the new account afterwards: the old one then loses what it has`,
  });
}

/** The account has a new log-in: it is the same person. */
export function loginChanged(
  declared: DeclaredAccount,
  { account, current }: { readonly account: number; readonly current: string },
): PlacedDiagnostic {
  return createDiagnostic('target/login-changed', {
    message: `\`${declared.login}\` is called \`${current}\` on GitHub now`,
    at: placeOf(declared, 'login'),
    hint: `write \`login: ${current}\` and \`id: ${account}\`, or run \`bylaw identities pin\``,
  });
}

/** Nobody has the log-in any more; the number says who it was. */
export function loginGone(declared: DeclaredAccount, account: number): PlacedDiagnostic {
  return createDiagnostic('target/login-changed', {
    message: `nobody on GitHub has the log-in \`${declared.login}\` any more`,
    at: placeOf(declared, 'login'),
    hint: `account ${account} was renamed, or deleted: ask \`${declared.name}\` for the new log-in`,
  });
}

/** Two who are declared turn out to be one account. */
export function accountShared(
  declared: DeclaredAccount,
  owner: DeclaredAccount,
  account: number,
): PlacedDiagnostic {
  return createDiagnostic('target/account-shared', {
    message: `\`${declared.name}\` and \`${owner.name}\` are the same account on GitHub, ${account}`,
    at: placeOf(declared, declared.login === undefined ? 'id' : 'login'),
    related: [{ at: placeOf(owner, owner.login === undefined ? 'id' : 'login'), message: 'the other one' }],
    hint: 'keep the account with one of the two',
  });
}

/** Nobody has the log-in. */
export function noAccount(declared: DeclaredAccount): PlacedDiagnostic {
  return createDiagnostic('target/no-account', {
    message: `nobody on GitHub has the log-in \`${declared.login}\` of \`${declared.name}\``,
    at: placeOf(declared, 'login'),
    hint: `correct it, or suspend \`${declared.name}\`: until then everybody but \`${declared.name}\` is applied`,
  });
}

function placeOf({ origin }: DeclaredAccount, field: 'login' | 'id') {
  return placeAt(origin, ['identities', 'github', field]);
}
