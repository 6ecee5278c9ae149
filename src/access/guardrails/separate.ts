import type { Breach } from './breach.ts';
import { breachOf, type ReachAt, type ReachOf, reachOver } from './forbid.ts';
import type { Inquiry } from './inquiry.ts';
import { bodyOf } from './rule.ts';
import type { Scope, WrittenScope } from './scope.ts';

/** Who can get at two things that no one may hold together. */
export function* notSeparateBy(inquiry: Inquiry): Iterable<Breach> {
  const { separate } = bodyOf(inquiry.rule.guardrail);
  if (separate === undefined) return;
  const { anyOf, from, resources } = separate;
  const pairs = apart(inquiry, anyOf, from).map((sides) => sides.map((actions) => ({ actions, resources })));
  const owned = accountsOf(inquiry);
  for (const { name } of inquiry.system.principals) {
    const found = pairs.map((each) => reachOver(inquiry, name, each));
    const accounts = owned.get(name) ?? [];
    const first = earliest(found) ?? withAccounts(inquiry, name, accounts, pairs);
    // Each account counts, though another is told: what any of them comes to is theirs.
    if (first !== undefined) yield { ...breachOf(name, first, 'not-separate'), besides: accounts };
  }
}

/** By owner the service accounts that they have the keys of; those of a team are everybody's, and not asked. */
function accountsOf({ system, whom }: Inquiry): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name } of system.principals) {
    if (!name.startsWith('service-account/')) continue;
    for (const owner of whom.ownersOf(name)) found.set(owner, [...(found.get(owner) ?? []), name]);
  }
  return found;
}

/** What somebody holds of the one and an account of theirs of the other; two accounts that hold nothing together, too. */
function withAccounts(
  inquiry: Inquiry,
  principal: string,
  accounts: readonly string[],
  pairs: readonly (readonly WrittenScope[])[],
): ReachAt | undefined {
  if (accounts.length === 0) return undefined;
  const { whom, reaches } = inquiry;
  const found = pairs.flatMap((pair) => {
    const exempt = (account: string, at: number) => whom.exemptUntil(account, at) > at;
    const reach = (scope: Scope, at: number): ReachOf => {
      const own = reaches(principal, scope, at);
      if (own.is !== 'none') return own;
      for (const account of accounts) {
        if (exempt(account, at)) continue;
        const its = reaches(account, scope, at);
        if (its.is !== 'none') return { ...its, holder: account };
      }
      return own;
    };
    const over = reachOver(inquiry, principal, pair, { reach });
    // What one account holds by itself is told of that account.
    const alone = over?.reached.every(
      ({ holder }) => holder !== undefined && holder === over.reached[0]?.holder,
    );
    return over === undefined || alone === true ? [] : [over];
  });
  return earliest(found);
}

/**
 * The two sides; where an action stands on both, one such pair for each: who holds that one action alone holds nothing
 * together, and whoever holds it and another of either side does.
 */
function apart(
  { scopes }: Inquiry,
  anyOf: readonly string[],
  from: readonly string[],
): readonly (readonly [readonly string[], readonly string[]])[] {
  const named = (actions: readonly string[]) => scopes({ actions } satisfies WrittenScope, 'widest').actions;
  const one = named(anyOf);
  const other = named(from);
  const both = new Set(one.filter((action) => other.includes(action)));
  if (both.size === 0) return [[anyOf, from]];
  const without = (list: readonly string[], gone: (action: string) => boolean) =>
    list.filter((action) => !gone(action));
  const isBoth = (action: string) => both.has(action);
  const pairs = [
    [without(one, isBoth), other] as const,
    [one, without(other, isBoth)] as const,
    ...[...both].map((action) => [[action], without(other, (each) => each === action)] as const),
  ];
  return pairs.filter((sides) => sides.every((side) => side.length > 0));
}

function earliest(found: readonly (ReachAt | undefined)[]): ReachAt | undefined {
  let first: ReachAt | undefined;
  for (const each of found)
    if (each !== undefined && (first === undefined || each.from < first.from)) first = each;
  return first;
}
