import { type Address, knownAddress, objectAddress, teamMemberAddress } from '../address.ts';
import { ownerOf } from '../reach/access-fields.ts';
import { boundAt } from '../reach/access-graph.ts';
import { lineOf } from '../reach/line-of.ts';
import type { JudgedChange } from './judge-change.ts';
import { affectedBy, attempt, keptButMissing, type Simulation } from './simulation.ts';

/**
 * The waiting changes on the paths by which, in the end, principals hold what a change would take from them too
 * early: the other half of a replaced path.
 */
export function supportsOf(
  simulation: Simulation,
  judged: JudgedChange,
  waiting: ReadonlyMap<Address, JudgedChange>,
): readonly JudgedChange[] {
  const affected = affectedBy(simulation, judged);
  const undo = attempt(simulation, judged);
  const missing = [...affected]
    .sort()
    .map((principal) => [principal, keptButMissing(simulation, principal)] as const);
  undo();
  const found = new Set<JudgedChange>();
  for (const [principal, keys] of missing) {
    for (const key of keys) {
      for (const address of pathTo(simulation, principal, key)) {
        const change = waiting.get(address);
        if (change !== undefined && change !== judged) found.add(change);
      }
    }
  }
  return [...found];
}

/** The addresses on the paths by which a principal holds a key in the end; edges nearest to the right first. */
function pathTo(simulation: Simulation, principal: Address, key: string): readonly Address[] {
  const { graph } = simulation.after;
  const { kind, organization } = knownAddress(principal);
  const value = graph.values.get(principal);
  const bindings = (holder: Address) =>
    [...(graph.bindingsOf.get(holder) ?? [])].filter((edge) =>
      boundAt(graph, edge).some((bound) => bound.key === key),
    );
  const base = graph.terms === undefined ? [] : [objectAddress('settings', organization, organization)];
  const own = [principal, ...bindings(principal), ...base];
  if (kind === 'token')
    return value === undefined ? own : [...own, ...pathTo(simulation, ownerOf(organization, value), key)];
  const byTeams = [...(graph.teamsOf.get(principal) ?? [])].sort().flatMap((team) => {
    const line = lineOf(graph, team);
    const giving = line.flatMap(bindings);
    return giving.length === 0 ? [] : [...giving, ...line, membershipOf(team, principal)];
  });
  return [...own, ...byTeams];
}

function membershipOf(team: Address, principal: Address): Address {
  const { kind, organization } = knownAddress(principal);
  const name = principal.slice(principal.indexOf('/') + 1);
  const member = kind === 'service-account' ? `service-account/${name}` : name;
  const teamName = team.slice(team.indexOf('/') + 1);
  return teamMemberAddress(organization, teamName, member);
}
