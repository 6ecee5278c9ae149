import type { CodeDescription } from '../catalogue.ts';

export const driftCodes = {
  'target/drifted': {
    severity: 'warning',
    title: 'somebody else changed what Bylaw manages in a target',
    explanation:
      'What is there differs from what the ledger recorded last. The next apply records that as an entry of its own ' +
      'and then does what the files say; `bylaw drift --adopt` writes what was changed into the files instead.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
