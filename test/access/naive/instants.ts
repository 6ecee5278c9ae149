import type { PlainPeriod } from './documents.ts';

/** Milliseconds since 1970 of a written date; undefined where the text is none. A day alone begins, or ends, in UTC. */
export function timeOf(text: string, day: 'beginning' | 'end'): number | undefined {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.0+)?)?(?:Z|([+-])(\d\d):(\d\d)))?$/i.exec(text);
  if (parts === null) return undefined;
  const [, year, month, date, hour, minute, second = '0', sign, offsetHour, offsetMinute] = parts;
  const days = daysUntil(Number(year), Number(month), Number(date));
  if (days === undefined) return undefined;
  if (hour === undefined) return (days + (day === 'end' ? 1 : 0)) * 86_400_000;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const offset = Number(offsetHour ?? 0) * 3600 + Number(offsetMinute ?? 0) * 60;
  // 12:00+02:00 is 10:00 in UTC.
  return (days * 86_400 + seconds - (sign === '-' ? -offset : offset)) * 1000;
}

/** Days from 1970-01-01, counted year by year and month by month; undefined where the calendar has no such day. */
function daysUntil(year: number, month: number, date: number): number | undefined {
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return undefined;
  let days = date - 1;
  for (let each = 1; each < month; each++) days += monthLength(year, each);
  for (let each = 1970; each < year; each++) days += isLeap(each) ? 366 : 365;
  for (let each = year; each < 1970; each++) days -= isLeap(each) ? 366 : 365;
  return days;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
}

/** `starts <= now < expires`; a day alone begins where it starts and ends where it expires. */
export function isInForce({ starts, expires }: PlainPeriod, now: number): boolean {
  const from = starts === undefined ? undefined : timeOf(starts, 'beginning');
  const until = expires === undefined ? undefined : timeOf(expires, 'end');
  return (from === undefined || from <= now) && (until === undefined || now < until);
}
