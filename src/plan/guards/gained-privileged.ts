import type { Address } from '../address.ts';
import type { AccessAt } from '../order/access-before-after.ts';
import { allPrincipals } from '../reach/affected-principals.ts';
import type { Guard, GuardInput } from './guard.ts';
import { privilegedRoles, privilegesOf } from './privileged-roles.ts';
import { allowedOf } from './share-limit.ts';

const name = 'gained-privileged';

/** Refuses to make too many principals privileged at once, after the first apply. */
export const gainedPrivileged: Guard = {
  name,
  check: (input) => {
    if (!input.circumstances.appliedBefore) return undefined;
    if (input.clocked.promised === input.clocked.eventual) return undefined;
    const before = holders(input, input.clocked.promised);
    const planned = [...holders(input, input.clocked.eventual)].filter(
      (principal) => !before.has(principal),
    ).length;
    const limit = allowedOf(before.size, name, input.target, { share: 0.25, floor: 5 });
    if (planned <= limit) return undefined;
    const message = `${planned} principals would become privileged beside ${before.size}; at most ${limit} may`;
    return { message, limit, planned };
  },
};

function holders({ organization, before }: GuardInput, at: AccessAt): ReadonlySet<Address> {
  const roles = privilegedRoles(at.entries, organization, privilegesOf(organization, before.entries));
  const isPrivileged = (principal: Address) =>
    [...at.grants(principal).values()].some(({ role }) => roles.has(role));
  return new Set([...allPrincipals(at.graph)].filter(isPrivileged));
}
