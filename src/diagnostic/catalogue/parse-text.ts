import type { CodeDescription } from '../catalogue.ts';

/** Mistakes for which a file's text cannot be had at all. */
export const parseTextCodes = {
  'parse/not-utf8': {
    severity: 'error',
    title: 'a file is not UTF-8 text',
    explanation: 'Bylaw reads YAML as UTF-8 only, as YAML 1.2 and Git hosting do. Save the file as UTF-8.',
  },
  'parse/too-large': {
    severity: 'error',
    title: 'a file is too large',
    explanation:
      'A YAML file may have up to 20 MB. Split it: the documents of a kind may stand in any number of files.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
