import { type Address, knownAddress, objectAddress } from '../address.ts';
import { memberAddress } from '../edge-ends.ts';
import { type AccessGraph, isPrincipal } from './access-graph.ts';

/** The principals whose grants an entry can change, tokens of theirs among them, as the graph stands. */
export function affectedPrincipals(graph: AccessGraph, address: Address): ReadonlySet<Address> {
  const parsed = knownAddress(address);
  const affected = new Set<Address>();
  switch (parsed.kind) {
    case 'team-member':
      addPrincipal(graph, memberAddress(parsed), affected);
      break;
    case 'binding': {
      const holder = objectAddress(parsed.holder.kind, parsed.organization, parsed.holder.name);
      if (parsed.holder.kind === 'team') addTeam(graph, holder, affected);
      else addPrincipal(graph, holder, affected);
      break;
    }
    case 'repository-permission':
      addTeam(graph, objectAddress('team', parsed.organization, parsed.team), affected);
      break;
    case 'settings':
      // What every member may do in every repository is among them.
      if (graph.terms?.basePermission !== undefined)
        for (const principal of allPrincipals(graph)) affected.add(principal);
      break;
    case 'team':
      addTeam(graph, address, affected);
      break;
    case 'member':
    case 'service-account':
    case 'token':
      addPrincipal(graph, address, affected);
  }
  return affected;
}

/** The principals that hold a role now, by whatever path. */
export function holdersOfRole(graph: AccessGraph, role: string): ReadonlySet<Address> {
  const holders = new Set<Address>();
  for (const entry of graph.heldBy.get(role) ?? []) {
    for (const principal of affectedPrincipals(graph, entry)) holders.add(principal);
  }
  return holders;
}

/** The principals that may be under a scope of content: see scopesOf. */
export function principalsUnder(graph: AccessGraph, scope: string): Iterable<Address> {
  if (scope.startsWith('role:')) return holdersOfRole(graph, scope.slice('role:'.length));
  return scope === '*' || scope.startsWith('zone:') ? allPrincipals(graph) : affectedPrincipals(graph, scope);
}

/** Every principal that the graph knows of, each once; those that nobody lists last. */
export function* allPrincipals({ teamsOf, principals, values, bindingsOf }: AccessGraph): Iterable<Address> {
  yield* principals();
  for (const address of teamsOf.keys()) if (values.get(address) === undefined) yield address;
  for (const address of bindingsOf.keys()) {
    if (isPrincipal(address) && !teamsOf.has(address) && values.get(address) === undefined) yield address;
  }
}

function addTeam(graph: AccessGraph, team: Address, affected: Set<Address>): void {
  const seen = new Set<Address>([team]);
  for (const each of seen) {
    for (const member of graph.membersOf.get(each) ?? []) addPrincipal(graph, member, affected);
    for (const child of graph.childrenOf.get(each) ?? []) seen.add(child);
  }
}

function addPrincipal(graph: AccessGraph, principal: Address, affected: Set<Address>): void {
  affected.add(principal);
  for (const token of graph.tokensOf.get(principal) ?? []) affected.add(token);
}
