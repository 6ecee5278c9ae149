import type { AccessDiff } from '../../access/diff/access-diff.ts';

/** Rows that a browser lays out at once without being slow. */
const mostAtOnce = 150;

/** Whether a page has more rows than a browser should lay out at once. */
export function isLongPage(diffs: readonly AccessDiff[], otherRows: number): boolean {
  const rows = diffs.reduce((sum, { changes, stays, causes, forecast }) => {
    const later = forecast.reduce((all, moment) => all + moment.changes.length, 0);
    return sum + changes.length + stays.length + causes.length + later;
  }, otherRows);
  return rows > mostAtOnce;
}
