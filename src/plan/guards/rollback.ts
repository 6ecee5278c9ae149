import type { Guard } from './guard.ts';

/** Refuses a source older than what was applied: re-running an old workflow must not restore revoked access. */
export const rollback: Guard = {
  name: 'rollback',
  check: ({ circumstances: { descends, lastSource } }) => {
    if (lastSource === undefined || descends === undefined || descends === true) return undefined;
    return { message: messageFor(descends, lastSource.slice(0, 12)), limit: null, planned: null };
  },
};

/** With what helps: whoever allows a rollback takes back what others applied. */
function messageFor(descends: false | 'unknown' | 'absent', last: string): string {
  switch (descends) {
    case 'unknown':
      return `whether the source descends from ${last}, applied last, cannot be told: the history of this clone is cut off; \`git fetch --unshallow\` brings it, in CI \`fetch-depth: 0\``;
    case 'absent':
      return `the source does not descend from ${last}, which was applied last and is not in this clone: \`git fetch --all\` and merge it; where nobody has it any longer, allow the rollback: the plan shows what that takes back`;
    case false:
      return `the source does not descend from ${last}, which was applied last: check it out, or merge it`;
  }
}
