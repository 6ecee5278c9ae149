import type { Address } from '../address.ts';
import type { AccessAt } from '../order/access-before-after.ts';
import { contentEffect, scopesOf } from '../order/content-effect.ts';
import { termEffect } from '../order/judge-change.ts';
import { affectedPrincipals, allPrincipals, principalsUnder } from '../reach/affected-principals.ts';
import type { GuardInput } from './guard.ts';

/** Every principal that holds anything: members, service accounts and tokens. */
export function* holders(at: AccessAt): Iterable<Address> {
  for (const principal of allPrincipals(at.graph)) if (at.grants(principal).size > 0) yield principal;
}

/**
 * The principals that hold less afterwards: a path is gone with nothing in its place or will end sooner, or what
 * they keep is shown to be worth less. What another text of a policy does is not counted: to count every edit of one
 * would refuse everyday work and teach people to allow it.
 */
export function losersOf(input: GuardInput): Set<Address> {
  return changedOf(input, { from: input.clocked.lasting, to: input.after, term: 'loss' });
}

/** The principals that hold more afterwards, or will when what is announced has started. */
export function gainersOf(input: GuardInput): Set<Address> {
  const { promised, eventual } = input.clocked;
  return changedOf(input, { from: eventual, to: promised, term: 'gain' });
}

interface Comparison {
  /** Who holds in `from` what is not held in `to`. */
  readonly from: AccessAt;
  readonly to: AccessAt;
  readonly term: 'loss' | 'gain';
}

function changedOf(input: GuardInput, comparison: Comparison): Set<Address> {
  const { from, to, term } = comparison;
  // Where nothing is, nobody holds anything, however much a first plan changes.
  if (from.entries.size === 0 || (from === to && input.changes.length === 0)) return new Set();
  const touched = touchedIn(from, input);
  const scopes = new Set<string>();
  const named = new Set<Address>();
  for (const change of input.changes) {
    if (termEffect(change) === term) addAll(named, affectedPrincipals(from.graph, change.address));
    const content = contentEffect(change, input.before, input.after);
    if (content === undefined || content.effect !== term) continue;
    for (const scope of content.scopes) {
      scopes.add(scope);
      if (isPrincipal(scope)) addAll(named, affectedPrincipals(from.graph, scope));
    }
  }
  const differs = (principal: Address) => {
    const other = to.grants(principal);
    return [...from.grants(principal)].some(
      ([key, grant]) => !other.has(key) || scopesOf(principal, grant).some((scope) => scopes.has(scope)),
    );
  };
  const holds = (principal: Address) => from.grants(principal).size > 0;
  return new Set(
    [...touched].filter((principal) => holds(principal) && (named.has(principal) || differs(principal))),
  );
}

/**
 * The principals whose access can be another in one state of the clock than in the others, as that one has them: a
 * path that only it has leads through an entry that differs, and whoever is under a changed content holds by it.
 */
export function touchedIn(
  { graph }: AccessAt,
  { changes, before, after, clocked }: GuardInput,
): ReadonlySet<Address> {
  const touched = new Set<Address>();
  for (const address of clocked.edges) addAll(touched, affectedPrincipals(graph, address));
  for (const change of changes) {
    addAll(touched, affectedPrincipals(graph, change.address));
    for (const scope of contentEffect(change, before, after)?.scopes ?? [])
      addAll(touched, principalsUnder(graph, scope));
  }
  return touched;
}

function isPrincipal(scope: string): boolean {
  return /^(member|service-account|token):/.test(scope);
}

function addAll<T>(set: Set<T>, items: Iterable<T>): void {
  for (const item of items) set.add(item);
}
