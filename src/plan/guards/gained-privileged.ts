import type { Address } from '../address.ts';
import type { AccessAt } from '../order/access-before-after.ts';
import { allPrincipals } from '../reach/affected-principals.ts';
import { touchedIn } from './changed-access.ts';
import type { Guard, GuardInput } from './guard.ts';
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
    const [was, willBe] = [rolesIn(input, promised), rolesIn(input, eventual)];
    // Where the same roles are privileged, only whose access differs can have become so.
    const same = was.size === willBe.size && [...was].every((role) => willBe.has(role));
    const candidates = same ? touchedIn(eventual, input) : allPrincipals(eventual.graph);
    const planned = [...candidates].filter(
      (principal) => holdsAny(eventual, principal, willBe) && !holdsAny(promised, principal, was),
    ).length;
    const count = () =>
      [...allPrincipals(promised.graph)].filter((principal) => holdsAny(promised, principal, was)).length;
    const over = exceeded(planned, name, input.target, lostLimit, count);
    if (over === undefined) return undefined;
    const { total, limit } = over;
    const message = `${planned} principals would become privileged beside ${total}; at most ${limit} may`;
    return { message, limit, planned };
  },
};

function rolesIn({ organization, before }: GuardInput, { entries }: AccessAt): ReadonlySet<string> {
  return privilegedRoles(entries, organization, privilegesOf(organization, before.entries));
}

function holdsAny(at: AccessAt, principal: Address, roles: ReadonlySet<string>): boolean {
  for (const { role } of at.grants(principal).values()) if (roles.has(role)) return true;
  return false;
}
