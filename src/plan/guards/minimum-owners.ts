import { ownersIn } from '../owners-in.ts';
import type { Guard } from './guard.ts';

/** Refuses to leave fewer active owners than `membership.owners.min`. */
export const minimumOwners: Guard = {
  name: 'minimum-owners',
  check: ({ organization, manages, after }) => {
    const owners = organization.membership.owners;
    if (owners === undefined || !manages.has('member')) return undefined;
    const planned = ownersIn(after.entries, owners.role).length;
    if (planned >= owners.min) return undefined;
    return {
      message: `${planned} active owners would be left; at least ${owners.min} must be`,
      limit: owners.min,
      planned,
    };
  },
};
