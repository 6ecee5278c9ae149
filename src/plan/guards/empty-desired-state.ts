import type { Guard } from './guard.ts';

/** Refuses to empty a target: a folder that was not found or not read looks just like that. */
export const emptyDesiredState: Guard = {
  name: 'empty-desired-state',
  check: ({ owned, after, changes }) => {
    const deleted = new Set(
      changes.filter(({ action }) => action === 'delete').map(({ address }) => address),
    );
    if (deleted.size === 0) return undefined;
    const objects = [...owned].filter((address) => !/^(organization|settings):/.test(address));
    if (objects.length === 0 || !objects.every((address) => deleted.has(address))) return undefined;
    const left = [...after.entries.keys()].filter((address) => !/^(organization|settings):/.test(address));
    if (left.some((address) => changes.some((change) => change.address === address))) return undefined;
    return {
      message: `nothing is declared, and all ${objects.length} objects that Bylaw manages would be removed`,
      limit: null,
      planned: objects.length,
    };
  },
};
