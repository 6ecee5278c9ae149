import type { CodeDescription } from '../catalogue.ts';

export const editCodes = {
  'edit/invalid-yaml': {
    severity: 'error',
    title: 'a file that is not valid YAML cannot be formatted',
    explanation: 'The file was left as it is. Correct the YAML, then run `bylaw fmt` again.',
  },
  'edit/unsafe-format': {
    severity: 'error',
    title: 'formatting would change what the file says',
    explanation:
      'After formatting, the data or the comments would not be the same, so the file was left as it is. ' +
      'Rewrite the construct it names in plain block style.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
