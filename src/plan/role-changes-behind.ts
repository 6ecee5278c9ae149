import type { Effectless } from './apply-change.ts';
import { isPlaceInTeam, personOf } from './edge-addresses.ts';
import type { RoleTerms } from './projection.ts';

/**
 * By the change of a place in a team the one of the role of whoever has it, which comes before: in a system with
 * words of its own an owner has the highest place in every team, so that what a place becomes follows from the role.
 */
export function roleChangesBehind<C extends Effectless>(
  changes: readonly C[],
  terms: RoleTerms | undefined,
): ReadonlyMap<C, C> {
  if (terms === undefined) return new Map();
  const roles = new Map(
    changes
      .filter(({ action, before, after }) => action === 'update' && before?.role !== after?.role)
      .map((change) => [change.address, change]),
  );
  return new Map(
    changes.flatMap((change) => {
      if (change.action === 'delete' || !isPlaceInTeam(change.address)) return [];
      const behind = roles.get(personOf(change.address));
      return behind === undefined ? [] : [[change, behind] as const];
    }),
  );
}
