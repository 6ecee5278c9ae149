import { ownersIn } from '../owners-in.ts';
import type { RoleTerms } from '../projection.ts';
import type { Guard, GuardInput } from './guard.ts';

/** Refuses to leave fewer active owners than `membership.owners.min`. */
export const minimumOwners: Guard = {
  name: 'minimum-owners',
  check: (input) => {
    const { organization, manages, after } = input;
    const { role, min } = organization.membership.owners ?? { role: undefined, min: 1 };
    if (!manages.has('member')) return undefined;
    if (after.terms !== undefined) return inOtherWords(input, after.terms, min);
    if (role === undefined) return undefined;
    const planned = ownersIn(after.entries, role).length;
    return planned >= min ? undefined : tooFew(planned, min);
  },
};

/**
 * A system of its own has owners whatever is declared, so that it may have had too few before: it is refused to take
 * one. Whoever is only invited owns nothing yet.
 */
function inOtherWords({ before, after, waiting }: GuardInput, { owners }: RoleTerms, min: number) {
  const isActive = (address: string) => before.entries.has(address) && !waiting.has(address);
  const planned = ownersIn(after.entries, owners).filter(isActive).length;
  const were = ownersIn(before.entries, owners).filter(isActive).length;
  const least = Math.max(min, 1);
  return planned >= least || planned >= were ? undefined : tooFew(planned, least);
}

function tooFew(planned: number, min: number) {
  return {
    message: `${planned} active owners would be left; at least ${min} must be`,
    limit: min,
    planned,
  };
}
