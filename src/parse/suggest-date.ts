/** What to do about a text that is not a date: the date that was meant, or both where it can be read in two ways. */
export function suggestDate(text: string, wantsTime: boolean): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2})?) ?([Zz]|[+-]\d{2}:\d{2})?)?$/.exec(
    text,
  );
  if (iso !== null) return completeIso(iso, wantsTime);
  const end = wantsTime ? 'T00:00:00Z' : '';
  const yearFirst = /^(\d{4})[/.]?(\d{1,2})[/.]?(\d{1,2})$/.exec(text);
  if (yearFirst !== null) {
    const date = dateOf(yearFirst[1], yearFirst[2], yearFirst[3]);
    if (date !== undefined) return `write \`${date}${end}\``;
  }
  const yearLast = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (yearLast !== null) {
    const [, first, second, year] = yearLast;
    const readings = new Set([dateOf(year, second, first), dateOf(year, first, second)]);
    readings.delete(undefined);
    const written = [...readings].map((date) => `\`${date}${end}\``);
    if (written.length === 1) return `write ${written[0]}`;
    if (written.length === 2) return `it can be read in two ways: write ${written.join(' or ')}`;
  }
  return wantsTime
    ? 'write it as `2026-12-01T09:00:00Z`'
    : 'write it as `2026-12-31` or `2026-12-31T18:00:00Z`';
}

function completeIso(parts: RegExpExecArray, wantsTime: boolean): string {
  const [, year, month, day, time, offset] = parts;
  const date = dateOf(year, month, day);
  if (date === undefined) return `there is no such day: ${year}-${month} ${daysOf(year, month)}`;
  if (time === undefined) return wantsTime ? `say the time: \`${date}T00:00:00Z\`` : `write \`${date}\``;
  const moment = momentOf(date, time);
  if (moment === undefined) return `there is no such time: ${time}`;
  if (offset === undefined) return `say the offset: \`${moment}Z\` is that time in UTC`;
  if (!/^(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i.test(offset))
    return `there is no such offset: ${offset}; \`${moment}Z\` is that time in UTC`;
  return `write \`${moment}${offset.toUpperCase()}\``;
}

/** A day and a time of it that exists; the end of a day, 24:00, is the beginning of the next one. */
function momentOf(date: string, time: string): string | undefined {
  if (/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(time)) return `${date}T${time}`;
  const next = /^24:00(?::00)?$/.test(time) ? dayAfter(date) : undefined;
  return next === undefined ? undefined : `${next}T${time.replace('24', '00')}`;
}

function dayAfter(date: string): string | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (day < daysInMonth(year, month)) return written(year, month, day + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
}

function written(year: number, month: number, day: number): string | undefined {
  return dateOf(String(year).padStart(4, '0'), String(month), String(day).padStart(2, '0'));
}

function daysOf(year = '', month = ''): string {
  const number = Number(month);
  if (number < 1 || number > 12) return 'is no month';
  return `has ${daysInMonth(Number(year), number)} days`;
}

/** The ISO form of a date that exists. */
function dateOf(year = '', month = '', day = ''): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y > 9999) return undefined;
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
