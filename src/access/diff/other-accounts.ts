import { canonicalJson } from '../../digest/canonical-json.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { addsKnownNumber, githubIn, type KnownAccounts, noAccountsKnown } from './known-accounts.ts';

interface Holder {
  readonly name: string;
  readonly identities?: JsonObject;
}

/**
 * Principals whose account on GitHub is another after a change, by their names: GitHub knows nobody by a document, so that
 * whoever has the name has what the name is given. Where nobody can tell that it is the same account it is another.
 *
 * @param accounts as what was applied last has them
 */
export function otherAccounts(
  before: Organization,
  after: Organization,
  accounts: KnownAccounts = noAccountsKnown,
): ReadonlyMap<string, string> {
  const among = (kind: string, was: ReadonlyMap<string, Holder>, is: ReadonlyMap<string, Holder>) =>
    [...is.values()].flatMap(({ name, identities }): readonly [string, string][] => {
      const old = was.get(name);
      const principal = `${kind}/${name}`;
      if (old === undefined || isSameAccount(old.identities, identities)) return [];
      if (addsKnownNumber(old.identities, identities, accounts.get(principal))) return [];
      return [[principal, 'identities']];
    });
  return new Map([
    ...among('member', before.members, after.members),
    ...among('service-account', before.serviceAccounts, after.serviceAccounts),
  ]);
}

/** A number is an account whatever it is called; without one a log-in is. */
function isSameAccount(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  const [was, is] = [githubIn(one), githubIn(other)];
  if (typeof was?.id === 'number' && was.id === is?.id) return true;
  return markOf(was) === markOf(is);
}

function markOf(github: JsonObject | undefined): string {
  return canonicalJson([github?.id ?? null, String(github?.login ?? '').toLowerCase()]);
}
