import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { instantOf } from '../../model/instant.ts';
import type { Instant } from '../../model/model.ts';

/** A time given on the command line; a date means its beginning. Throws `access/not-a-time`. */
export function askedTime(text: string): Instant {
  const instant = instantOf(text, 'beginning');
  if (instant !== undefined) return instant;
  throw new BylawError('access/not-a-time', `\`${text}\` is not a time`);
}

/** A day or an instant of the past, as the last instant that belongs to it; undefined for what is no date at all. */
export function askedDay(text: string, now: Instant): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T|$)/i.test(text)) return undefined;
  const begins = askedTime(text);
  if (begins > now) {
    throw new BylawError('access/not-a-time', `\`${text}\` is still to come`, {
      hint: 'the record is of the past; ask about the files with --now',
    });
  }
  const day = instantOf(text, 'end') ?? begins;
  const last = day === begins ? begins : secondBefore(day);
  return last < now ? last : now;
}

function secondBefore(instant: Instant): Instant {
  return `${new Date(Date.parse(instant) - 1000).toISOString().slice(0, 19)}Z`;
}
