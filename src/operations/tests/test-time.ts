import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { instantOf } from '../../model/instant.ts';

/** A time given for tests, in milliseconds since 1970. Throws `test/not-a-time`. */
export function testTime(text: string): number {
  const instant = instantOf(text, 'beginning');
  if (instant !== undefined) return Date.parse(instant);
  throw new BylawError('test/not-a-time', `\`${text}\` is not a time`);
}
