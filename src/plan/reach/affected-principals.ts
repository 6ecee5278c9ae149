import { type Address, knownAddress, objectAddress } from '../address.ts';
import { memberAddress } from '../edge-ends.ts';
import type { AccessGraph } from './access-graph.ts';

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

/** Every principal that the graph knows of. */
export function allPrincipals(graph: AccessGraph): ReadonlySet<Address> {
  const all = new Set([...graph.teamsOf.keys(), ...graph.values.keys(), ...graph.bindingsOf.keys()]);
  return new Set([...all].filter((address) => !address.startsWith('team:')));
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
