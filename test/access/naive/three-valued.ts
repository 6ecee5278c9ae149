import type { Effect } from './documents.ts';

/** `unknown`: it holds a variable that has no value. */
export type Answer = boolean | 'unknown';

/** Whether something that must match for the statement to match does: in doubt an allow does not, a deny does. */
export function holds(answer: Answer, effect: Effect): boolean {
  return answer === 'unknown' ? effect === 'deny' : answer;
}

/** Whether something that keeps the statement from matching does so: in doubt from an allow, never from a deny. */
export function excludes(answer: Answer, effect: Effect): boolean {
  return answer === 'unknown' ? effect === 'allow' : answer;
}
