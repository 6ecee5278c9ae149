import type { Address } from '../address.ts';
import type { AccessAt } from '../order/access-before-after.ts';
import { allPrincipals } from '../reach/affected-principals.ts';
import { touchedIn } from './changed-access.ts';
import type { Guard } from './guard.ts';
import { privilegedRoles, privilegesOf } from './privileged-roles.ts';
import { exceeded, lostLimit } from './share-limit.ts';

const name = 'gained-privileged';

/** Refuses to make too many principals privileged at once, after the first apply. */
export const gainedPrivileged: Guard = {
  name,
  check: (input) => {
    if (!input.circumstances.appliedBefore) return undefined;
    const { promised, eventual } = input.clocked;
    if (promised === eventual) return undefined;
    const privileges = privilegesOf(input.organization, input.before);
    const was = privilegedRoles(promised.entries, input.organization, privileges);
    const willBe = privilegedRoles(eventual.entries, input.organization, privileges);
    // Where roles are what they were, only whose access differs can have become so.
    const same = !input.changes.some(({ address }) => address.startsWith('role:'));
    const candidates = same ? touchedIn(eventual, input) : allPrincipals(eventual.graph);
    const gained = [...candidates].filter(
      (principal) => holdsAny(eventual, principal, willBe) && !holdsAny(promised, principal, was),
    );
    const planned = gained.length;
    const count = function* () {
      for (const principal of allPrincipals(promised.graph))
        if (holdsAny(promised, principal, was)) yield principal;
    };
    const over = exceeded(planned, name, input.target, lostLimit, count);
    if (over === undefined) return undefined;
    const { total, limit } = over;
    const message = `${planned} principals would become privileged beside ${total}; at most ${limit} may`;
    return { message, limit, planned };
  },
};

function holdsAny(at: AccessAt, principal: Address, isPrivileged: (role: string) => boolean): boolean {
  for (const { role } of at.grants(principal).values()) if (isPrivileged(role)) return true;
  return false;
}
