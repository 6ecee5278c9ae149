import type { Guard } from './guard.ts';

/** Refuses to invite more people than the system takes in a day: the rest would fail half-way. */
export const invitationQuota: Guard = {
  name: 'invitation-quota',
  check: ({ changes, circumstances }) => {
    const limit = circumstances.invitationQuota;
    const planned = changes.filter(
      (each) => each.action === 'create' && each.address.startsWith('member:'),
    ).length;
    if (limit === undefined || planned <= limit) return undefined;
    return { message: `${planned} people would be invited; the system takes ${limit} now`, limit, planned };
  },
};
