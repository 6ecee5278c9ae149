import type { Guard } from './guard.ts';

/** Refuses to leave fewer active owners than `membership.owners.min`. */
export const minimumOwners: Guard = {
  name: 'minimum-owners',
  check: ({ organization, manages, after }) => {
    const owners = organization.membership.owners;
    if (owners === undefined || !manages.has('member')) return undefined;
    let planned = 0;
    for (const [address, value] of after.entries) {
      if (value.role === owners.role && value.status !== 'suspended' && address.startsWith('member:'))
        planned++;
    }
    if (planned >= owners.min) return undefined;
    return {
      message: `${planned} active owners would be left; at least ${owners.min} must be`,
      limit: owners.min,
      planned,
    };
  },
};
