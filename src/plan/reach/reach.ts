import type { Instant } from '../../model/model.ts';
import type { Address, ObjectKind } from '../address.ts';
import type { StateEntries } from '../state.ts';
import { accessGraph } from './access-graph.ts';
import { allPrincipals } from './affected-principals.ts';
import { type Grants, grantsOf } from './grants-of.ts';

/** What every principal of a state holds, judged by bindings alone. */
export function reach(
  entries: StateEntries,
  manages: ReadonlySet<ObjectKind>,
  evaluatedAt: Instant,
): ReadonlyMap<Address, Grants> {
  const graph = accessGraph(entries, manages, evaluatedAt);
  const principals = [...allPrincipals(graph)].sort();
  return new Map(principals.map((principal) => [principal, grantsOf(graph, principal)]));
}
