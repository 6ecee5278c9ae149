import type { Guard } from './guard.ts';

/** Refuses a source older than what was applied: re-running an old workflow must not restore revoked access. */
export const rollback: Guard = {
  name: 'rollback',
  check: ({ circumstances: { descends, lastSource } }) => {
    if (lastSource === undefined || descends === undefined || descends === true) return undefined;
    const last = lastSource.slice(0, 12);
    const message =
      descends === 'unknown'
        ? `whether the source descends from ${last}, applied last, cannot be told: history is missing here`
        : `the source does not descend from ${last}, which was applied last`;
    return { message, limit: null, planned: null };
  },
};
