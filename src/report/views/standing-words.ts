import type { Standing } from './view-reports.ts';

/** What is said of what gives nothing now. */
export const standingWords: Readonly<Record<Standing, readonly string[]>> = {
  now: [],
  later: ['– not in force yet'],
  expired: ['– expired'],
};
