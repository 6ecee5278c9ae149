import type { Address } from '../address.ts';
import { affectedPrincipals, allPrincipals, holdersOfRole } from '../reach/affected-principals.ts';
import type { AccessAt } from './access-before-after.ts';
import type { JudgedChange } from './judge-change.ts';

/**
 * The changes that can matter to each other because they touch the same principals, from one of them on: undefined
 * once there are more than `limit`.
 */
export function connectedChanges(
  first: JudgedChange,
  changes: readonly JudgedChange[],
  ends: readonly AccessAt[],
  limit: number,
): readonly JudgedChange[] | undefined {
  const touched = new Map(changes.map((judged) => [judged, principalsOf(judged, ends)]));
  const touching = new Map<Address, JudgedChange[]>();
  for (const [judged, principals] of touched) {
    for (const principal of principals) {
      const known = touching.get(principal);
      if (known === undefined) touching.set(principal, [judged]);
      else known.push(judged);
    }
  }
  const found = new Set([first]);
  for (const judged of found) {
    for (const principal of touched.get(judged) ?? []) {
      for (const other of touching.get(principal) ?? []) found.add(other);
    }
    if (found.size > limit) return undefined;
  }
  return changes.filter((judged) => found.has(judged));
}

function principalsOf({ change, content }: JudgedChange, ends: readonly AccessAt[]): ReadonlySet<Address> {
  const principals = new Set<Address>();
  for (const { graph } of ends) {
    for (const each of affectedPrincipals(graph, change.address)) principals.add(each);
    for (const scope of content?.scopes ?? []) {
      const role = scope.startsWith('role:') ? scope.slice('role:'.length) : undefined;
      for (const each of role === undefined ? allPrincipals(graph) : holdersOfRole(graph, role))
        principals.add(each);
    }
  }
  return principals;
}
