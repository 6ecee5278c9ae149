import type { Guard } from './guard.ts';

/**
 * Refuses a source that no branch at the ledger's remote leads to: nobody else has it, so that everybody else would
 * be refused as going back behind it. Only asked of who applies.
 */
export const unpushed: Guard = {
  name: 'unpushed',
  check: ({ circumstances: { pushed } }) => {
    if (pushed === undefined || pushed.is === true) return undefined;
    return { message: unpushedMessage(pushed), limit: null, planned: null };
  },
};

/** How the source stands to the remote that others have it from. */
export interface PushedSource {
  readonly commit: string;
  readonly remote: string;
  /** `unknown` where branches of the remote that may lead to it are not in this clone. */
  readonly is: boolean | 'unknown';
  readonly shallow: boolean;
}

export function unpushedMessage({ commit, remote, is, shallow }: PushedSource): string {
  const what = `commit ${commit.slice(0, 12)} is on no branch of ${remote}`;
  if (is === false) return `${what}, so that nobody else has it: \`git push\` it first`;
  const first = `${what} that is known here: \`git push\` it first, or`;
  if (!shallow) return `${first} \`git fetch ${remote}\` where it is pushed`;
  return `${first}, where it is pushed, \`git fetch --unshallow ${remote}\`: the history of this clone is cut off (in CI, check out with \`fetch-depth: 0\`)`;
}
