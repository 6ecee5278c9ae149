import { addsKnownNumber, addsNumber, type KnownAccounts } from '../../access/diff/known-accounts.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { withCommas } from '../../report/count-of.ts';

/** So many are named. */
const most = 10;

/**
 * Who is known by the number of their account on GitHub from now on, in one line; and of whom it is another number than
 * their log-in had, or one that nobody here knows.
 */
export function numberNotes(
  before: Organization,
  after: Organization,
  accounts: KnownAccounts,
): readonly string[] {
  const all = numbered(before, after);
  const known = all.filter(({ was, is, principal }) => addsKnownNumber(was, is, accounts.get(principal)));
  const others = all.filter((each) => !known.includes(each));
  const notes = others.slice(0, most).map(({ name, principal, login, id }) => {
    const last = accounts.get(principal);
    return last === undefined
      ? `whether account ${id} is \`${login}\` on GitHub, as \`${name}\` says, is not known here: nothing was applied there yet that tells`
      : `\`${name}\` is to be account ${id} on GitHub, and was \`${last.login}\`, account ${last.account}, when it was applied to last`;
  });
  const more = others.length - notes.length;
  return [...knownNote(known), ...notes, ...(more === 0 ? [] : [`and so on, of ${withCommas(more)} more`])];
}

function knownNote(known: readonly Numbered[]): readonly string[] {
  if (known.length === 0) return [];
  const named = known.slice(0, most).map(({ name, id }) => `\`${name}\` is account ${id}`);
  const more = known.length > most ? ` and ${withCommas(known.length - most)} more` : '';
  return [
    `known by number from now on: ${named.join(', ')}${more} on GitHub, as their log-ins were when it was applied to last`,
  ];
}

interface Numbered {
  /** As they are called now. */
  readonly name: string;
  /** As they were called. */
  readonly principal: string;
  readonly was: JsonObject | undefined;
  readonly is: JsonObject | undefined;
  readonly login: string;
  readonly id: number;
}

function numbered(before: Organization, after: Organization): readonly Numbered[] {
  return [
    ...numberedIn('member', before.members, after.members),
    ...numberedIn('service-account', before.serviceAccounts, after.serviceAccounts),
  ];
}

function numberedIn(kind: string, before: Holders, after: Holders): readonly Numbered[] {
  const earlier = new Map([...before.values()].map((each) => [each.id, each]));
  return [...after.values()].flatMap(({ id, name, identities: is }) => {
    const old = earlier.get(id);
    if (old === undefined || !addsNumber(old.identities, is)) return [];
    const github = is?.github as { readonly login: string; readonly id: number };
    const names = { name: `${kind}/${name}`, principal: `${kind}/${old.name}` };
    return [{ ...names, was: old.identities, is, login: github.login, id: github.id }];
  });
}

type Holders = Organization['members'] | Organization['serviceAccounts'];
