/** Failures of commands that list or show what is declared. */
export const viewFailures = {
  'view/unknown-column': {
    title: 'a list has no such column to sort by',
    explanation:
      'Name a column by its heading, with `-` for a space; with `-` before it the order is the other way round.',
  },
} as const;
