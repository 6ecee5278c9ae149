import type { Instant } from './model.ts';

const day = 24 * 60 * 60 * 1000;
const written =
  /^(?<date>(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2}))(?:T(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.0+)?)?(?<zone>Z|(?<sign>[+-])(?<zoneHour>\d{2}):(?<zoneMinute>\d{2})))?$/i;

/** Which end of a day a date without time means. */
export type DaySide = 'beginning' | 'end';

/**
 * The instant that a written date means, or undefined where it means none or more than one: a day that no calendar
 * has, a time without its offset, parts of a second. A date without time is a whole day in UTC: its beginning, or
 * its end as the (exclusive) beginning of the next day.
 */
export function instantOf(text: string, side: DaySide): Instant | undefined {
  const parts = written.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const midnight = midnightOf(parts);
  if (midnight === undefined) return undefined;
  if (parts.hour === undefined) return instantAt(side === 'beginning' ? midnight : midnight + day);
  const time = timeOfDay(Number(parts.hour), Number(parts.minute), Number(parts.second ?? 0));
  const offset = offsetOf(parts);
  return time === undefined || offset === undefined ? undefined : instantAt(midnight + time - offset);
}

function midnightOf(parts: Record<string, string | undefined>): number | undefined {
  const midnight = new Date(0).setUTCFullYear(Number(parts.year), Number(parts.month) - 1, Number(parts.day));
  // A day that does not exist (30 February) rolls over into another one.
  return new Date(midnight).toISOString().startsWith(`${parts.date}T`) ? midnight : undefined;
}

function timeOfDay(hour: number, minute: number, second: number): number | undefined {
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : undefined;
}

function offsetOf(parts: Record<string, string | undefined>): number | undefined {
  if (parts.sign === undefined) return 0;
  const offset = timeOfDay(Number(parts.zoneHour), Number(parts.zoneMinute), 0);
  return offset === undefined || parts.sign === '+' ? offset : -offset;
}

/** Undefined outside the years 0 to 9999, where text order would no longer be time order. */
function instantAt(time: number): Instant | undefined {
  const text = new Date(time).toISOString();
  return /^\d{4}-/.test(text) ? text.replace(/\.\d+Z$/, 'Z') : undefined;
}

const duration = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;

/** The instant a length of time (`P7D`, `PT8H`) after another; undefined where it is none, or ends after year 9999. */
export function instantAfter(from: Instant, length: string): Instant | undefined {
  const parts = duration.exec(length)?.slice(1);
  if (parts === undefined) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  const time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + (weeks * 7 + days) * day;
  const end = Date.parse(from) + time;
  return Number.isNaN(new Date(end).getTime()) ? undefined : instantAt(end);
}
