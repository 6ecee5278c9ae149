/** Failures of access tests that are no failed expectations. */
export const testFailures = {
  'test/no-such-test': {
    title: 'no access test is chosen',
    explanation:
      'A filter is part of the name or the file of a test; one that chooses none would pass whatever is wrong.',
  },
  'test/not-a-time': {
    title: 'not a time',
    explanation: 'Write a date (`2026-12-31`) or an instant with its offset (`2026-12-31T18:00:00Z`).',
  },
} as const;
