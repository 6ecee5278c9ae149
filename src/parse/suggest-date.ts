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
  if (offset === undefined) return `say the offset: \`${date}T${time}Z\` is that time in UTC`;
  return `write \`${date}T${time}${offset.toUpperCase()}\``;
}

function daysOf(year = '', month = ''): string {
  const number = Number(month);
  if (number < 1 || number > 12) return 'is no month';
  return `has ${daysInMonth(Number(year), number)} days`;
}

/** The ISO form of a date that exists. */
function dateOf(year = '', month = '', day = ''): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
