import { canonicalJson } from '../../digest/canonical-json.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { addsKnownNumber, type KnownAccounts, noAccountsKnown } from './known-accounts.ts';
import type { SystemAccess } from './system-access.ts';

/**
 * Principals that somebody else may be after a change, by what they are known by that differs: the e-mail address or
 * the accounts of a member, the accounts of a service account, the secret of a token, or by having the name that
 * somebody else had. By their names after it. Who is known by the number of the very account that they had is nobody else.
 *
 * @param accounts as what was applied last has them; of others nobody can say whose a number is
 */
export function otherHolders(
  before: Organization,
  after: Organization,
  accounts: KnownAccounts = noAccountsKnown,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [kind, of, by] of kinds) {
    const earlier = new Map([...of(before).values()].map((each) => [each.id, each]));
    for (const holder of of(after).values()) {
      const old = earlier.get(holder.id);
      // Where nothing else is known of them, a name that was another's is as much as their address.
      const isTaken = (of(before).get(holder.name)?.id ?? holder.id) !== holder.id;
      const isAnother = (was: Holder) => (fact: Fact) =>
        known(was, fact) !== known(holder, fact) &&
        !(fact === 'identities' && isNumbered(kind, was, holder, accounts));
      const field = old && (by.find(isAnother(old)) ?? (isTaken ? 'id' : undefined));
      if (field !== undefined) found.set(`${kind}/${holder.name}`, field);
    }
  }
  return found;
}

/**
 * The access after a change in which some are other people than before: they hold all of it anew, and whoever they were
 * loses it.
 */
export function withOtherHolders(after: SystemAccess, others: ReadonlyMap<string, string>): SystemAccess {
  if (others.size === 0) return after;
  return {
    ...after,
    principals: after.principals.map(({ name, id }) => ({ name, id: others.has(name) ? `${id} anew` : id })),
  };
}

/** Whether they are known by the number of their account from now on, and by nothing else than before. */
function isNumbered(kind: string, was: Holder, is: Holder, accounts: KnownAccounts): boolean {
  return addsKnownNumber(was.identities, is.identities, accounts.get(`${kind}/${was.name}`));
}

interface Holder {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly identities?: JsonObject;
  readonly fingerprint?: string;
}

type Fact = 'email' | 'identities' | 'fingerprint';

const kinds: readonly (readonly [
  kind: string,
  of: (organization: Organization) => ReadonlyMap<string, Holder>,
  by: readonly Fact[],
])[] = [
  ['member', ({ members }) => members, ['email', 'identities']],
  ['service-account', ({ serviceAccounts }) => serviceAccounts, ['identities']],
  ['token', ({ tokens }) => tokens, ['fingerprint']],
];

/** The same for the same person, as far as that is declared: by all that any kind of principal is known by. */
export function knownAs(holder: Holder): string {
  return canonicalJson(facts.map((each) => known(holder, each)));
}

const facts: readonly Fact[] = ['email', 'identities', 'fingerprint'];

/** Addresses are compared as mail is delivered: without case. */
function known(holder: Holder, fact: Fact): string {
  const value = holder[fact];
  return canonicalJson((typeof value === 'string' ? value.toLowerCase() : (value ?? null)) as never);
}
