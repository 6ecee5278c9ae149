import type { PermissionReport } from './access-reports.ts';

/** How much of an action is allowed, for people: the same words in text and in tables. */
export const extentWords = {
  always: 'always',
  sometimes: 'under conditions',
  never: 'never',
} as const satisfies Readonly<Record<PermissionReport['extent'], string>>;
