import {
  addsNumber,
  type KnownAccount,
  type KnownAccounts,
  noAccountsKnown,
} from '../../access/diff/known-accounts.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { objectAddress, parseAddress } from '../../plan/address.ts';
import type { StateEntries } from '../../plan/state.ts';
import type { LedgerContent } from '../kept-ledger.ts';

/** What there is before, by either of which a number may be new. */
interface Before {
  readonly base: Organization | undefined;
  readonly held: StateEntries;
}

/**
 * Who everybody was on GitHub when it was applied to last, by what the ledger has: never by the files, which anybody may
 * propose. Of nobody where no number is written beside a log-in anew: then nothing of it is asked.
 */
export async function knownAccounts(
  content: Pick<LedgerContent, 'readManaged'>,
  organization: Organization,
  before: Before,
): Promise<KnownAccounts> {
  if (!isAnyNumbered(organization, before)) return noAccountsKnown;
  const found = new Map<string, KnownAccount>();
  const disputed = new Set<string>();
  for (const { name, provider } of organization.targets.values()) {
    if (provider !== 'github') continue;
    const { entries } = await content.readManaged({ organization: organization.name, target: name });
    for (const [principal, known] of accountsIn(entries)) {
      // Two targets that take them for two accounts know nothing together.
      if ((found.get(principal)?.account ?? known.account) !== known.account) disputed.add(principal);
      found.set(principal, known);
    }
  }
  for (const each of disputed) found.delete(each);
  return found;
}

function* accountsIn(entries: StateEntries): Iterable<[principal: string, KnownAccount]> {
  for (const [address, { login, account }] of entries) {
    const parsed = parseAddress(address);
    if (parsed?.kind !== 'member' && parsed?.kind !== 'service-account') continue;
    if (typeof login !== 'string' || typeof account !== 'number') continue;
    yield [`${parsed.kind}/${parsed.name}`, { login, account }];
  }
}

function isAnyNumbered(organization: Organization, { base, held }: Before): boolean {
  const { name: of, members, serviceAccounts } = organization;
  const isNumbered = (
    kind: 'member' | 'service-account',
    all: Organization['members'] | Organization['serviceAccounts'],
    before: Organization['members'] | Organization['serviceAccounts'] | undefined,
  ) => {
    const was = new Map([...(before?.values() ?? [])].map(({ id, identities }) => [id, identities]));
    return [...all.values()].some(({ id, name, previously, identities }) => {
      if (identities === undefined) return false;
      const there = [name, ...previously].flatMap(
        (each) => held.get(objectAddress(kind, of, each))?.identities ?? [],
      );
      return [was.get(id), ...there].some((each) => addsNumber(each as JsonObject | undefined, identities));
    });
  };
  return (
    isNumbered('member', members, base?.members) ||
    isNumbered('service-account', serviceAccounts, base?.serviceAccounts)
  );
}
