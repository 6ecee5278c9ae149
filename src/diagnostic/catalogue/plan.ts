import type { CodeDescription } from '../catalogue.ts';

export const planCodes = {
  'plan/unpublished-pin': {
    severity: 'error',
    title: 'a pin names a policy version that is not published',
    explanation:
      'A pin (`defaultVersion`, or `policy@3` in a role) may name only a version in the ledger: otherwise the next ' +
      'branch to publish that number would decide what the pin means. Apply first, then pin.',
  },
  'plan/statements-not-in-force': {
    severity: 'warning',
    title: 'the statements shown are not in force',
    explanation:
      'While `defaultVersion` pins an older version, edits of the statements are published but change no access. ' +
      'Remove the pin, or move it to the newer version once that is published.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
