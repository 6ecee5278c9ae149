/** Failures of commands that list or show what is declared. */
export const viewFailures = {
  'view/unknown-column': {
    title: 'a list has no such column to sort by',
    explanation:
      'Name a column by its heading, with `-` for a space; with `-` before it the order is the other way round.',
  },
  'view/unknown-zone': { title: 'no such zone', explanation: '`bylaw zone list` shows the zones.' },
  'view/unknown-service-account': {
    title: 'no such service account',
    explanation: '`bylaw service-account list` shows the service accounts.',
  },
} as const;
