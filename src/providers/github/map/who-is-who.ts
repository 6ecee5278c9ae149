import type { RecordedState } from '../../../audit/recorded-state.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';
import type { AccountsSeen } from './accounts-seen.ts';
import type { SettledAccount } from './settle-accounts.ts';

/** Bylaw's names for the accounts that are there. */
export interface WhoIsWho {
  /** `member:acme/ana`, `service-account:acme/ci`, or `member:acme/@login` of somebody unknown. */
  addressOf(account: number): Address;
  /** The one that is declared or recorded. */
  knownAs(account: number): Address | undefined;
}

/**
 * The name of an account is that of whoever is declared to be it; an old name where the ledger still has it under
 * that, so that a rename is found; the name that the ledger has where nobody is declared to be it. Each address is
 * one account.
 */
export function whoIsWho(
  organization: string,
  settled: readonly SettledAccount[],
  recorded: RecordedState,
  seen: AccountsSeen,
): WhoIsWho {
  const known = new Map<number, Address>();
  const taken = new Set(settled.map(({ declared }) => declared.address));
  for (const { declared, account, recordedAt } of settled) {
    if (account === undefined) continue;
    const address = recordedAt ?? declared.address;
    known.set(account, address);
    taken.add(address);
  }
  for (const [address, { account }] of recorded.entries) {
    if (typeof account !== 'number' || !isPerson(address)) continue;
    if (known.has(account) || taken.has(address)) continue;
    known.set(account, address);
    taken.add(address);
  }
  return {
    knownAs: (account) => known.get(account),
    addressOf(account) {
      const name = `@${seen.loginOf(account)?.toLowerCase() ?? account}`;
      return known.get(account) ?? objectAddress('member', organization, name);
    },
  };
}

function isPerson(address: Address): boolean {
  return address.startsWith('member:') || address.startsWith('service-account:');
}
