import type { KnownAccounts } from '../../access/diff/known-accounts.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Instant } from '../../model/model.ts';
import type { Address, ObjectKind } from '../address.ts';
import { type Effectless, valueAfter } from '../apply-change.ts';
import { layeredEntries } from '../layered-entries.ts';
import type { RoleTerms } from '../projection.ts';
import { type AccessGraph, accessGraph, draftGraph, setEntry } from '../reach/access-graph.ts';
import { type Grants, grantsOf } from '../reach/grants-of.ts';
import type { Words } from '../reach/words.ts';
import type { StateEntries } from '../state.ts';
import { type Followers, policyFollowers } from './policy-followers.ts';

/** One end of a set of changes: the state, and what each principal holds in it, worked out when asked. */
export interface AccessAt {
  readonly entries: StateEntries;
  /** Of a system with words of its own. */
  readonly terms: RoleTerms | undefined;
  /** Who everybody was on GitHub, as far as it is known. */
  readonly accounts?: KnownAccounts | undefined;
  readonly graph: AccessGraph;
  readonly grants: (principal: Address) => Grants;
  readonly followers: () => Followers;
}

export function accessAt(
  entries: StateEntries,
  manages: ReadonlySet<ObjectKind>,
  evaluatedAt: Instant,
  { words, accounts }: { readonly words?: Words | undefined; readonly accounts?: AccessAt['accounts'] } = {},
): AccessAt {
  return accessIn({ entries, terms: words?.terms, accounts }, () =>
    accessGraph(entries, manages, evaluatedAt, words),
  );
}

/** The end that changes lead to, itself where they are none: what they do not touch is not worked out again. */
export function accessAfter(access: AccessAt, changes: readonly Effectless[]): AccessAt {
  const made = changes.filter(({ action }) => action !== 'rename');
  if (made.length === 0) return access;
  const entries = entriesAfter(access.entries, made);
  return accessIn({ entries, terms: access.terms, accounts: access.accounts }, () => {
    const graph = draftGraph(access.graph);
    for (const { address } of made) setEntry(graph, address, entries.get(address));
    return graph;
  });
}

function accessIn(
  known: Pick<AccessAt, 'entries' | 'terms' | 'accounts'>,
  makeGraph: () => AccessGraph,
): AccessAt {
  const { entries } = known;
  // Worked out when first asked for: of two ends of which nothing is asked, nothing is worked out.
  let graph: AccessGraph | undefined;
  const graphHere = () => {
    graph ??= makeGraph();
    return graph;
  };
  const grants = new Map<Address, Grants>();
  const byTeam = new Map<Address, Grants>();
  let followers: Followers | undefined;
  return {
    ...known,
    get graph() {
      return graphHere();
    },
    grants: (principal) => {
      const found = grants.get(principal) ?? grantsOf(graphHere(), principal, byTeam);
      grants.set(principal, found);
      return found;
    },
    followers: () => {
      followers ??= policyFollowers(entries);
      return followers;
    },
  };
}

/** The state after all changes but renames, which `entries` has behind it. */
export function entriesAfter(entries: StateEntries, changes: Iterable<Effectless>): StateEntries {
  const changed = new Map<Address, JsonObject | undefined>();
  for (const change of changes) {
    const { address } = change;
    if (change.action === 'rename') continue;
    changed.set(
      address,
      valueAfter(changed.has(address) ? changed.get(address) : entries.get(address), change),
    );
  }
  return changed.size === 0 ? entries : layeredEntries({ base: entries, changed });
}
