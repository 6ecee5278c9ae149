import type { Address } from '../address.ts';
import type { RoleTerms } from '../projection.ts';
import type { AccessGraph } from './access-graph.ts';
import { lineOf } from './line-of.ts';
import type { Words } from './words.ts';

/** Reads them off both ends, once each. */
export function wordsBetween(terms: RoleTerms, ends: () => readonly AccessGraph[]): Words {
  const known = new Map<Address, ReadonlySet<string>>();
  const repositoriesOf = (principal: Address) => {
    const found = known.get(principal) ?? new Set(ends().flatMap((graph) => [...byTeams(graph, principal)]));
    known.set(principal, found);
    return found;
  };
  return { terms, repositoriesOf };
}

function* byTeams(graph: AccessGraph, principal: Address): Iterable<string> {
  for (const team of graph.teamsOf.get(principal) ?? []) {
    for (const each of lineOf(graph, team)) {
      for (const edge of graph.bindingsOf.get(each) ?? [])
        if (edge.startsWith('repository-permission:')) yield edge.slice(edge.lastIndexOf('/') + 1);
    }
  }
}
