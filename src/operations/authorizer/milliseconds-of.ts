import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Moment } from './authorizer.ts';

/** Milliseconds since 1970. Throws `authorizer/not-a-time`: at no time nothing is in force, denies neither. */
export function millisecondsOf(moment: Moment): number {
  const time = new Date(moment).getTime();
  if (typeof moment !== 'string' && moment !== null && !Number.isNaN(time)) return time;
  throw new BylawError('authorizer/not-a-time', `\`${String(moment)}\` is not a time`, {
    hint: 'give a `Date`, or milliseconds since 1970',
  });
}
