/** Failures of commands that look at a target beside the record of it. */
export const driftFailures = {
  'drift/nothing-to-read': {
    title: 'no target keeps a state of its own',
    explanation:
      'A directory is what the ledger says of it, so that nothing else can change it. Enable a target of another ' +
      'system, or name one that is enabled.',
  },
} as const;
