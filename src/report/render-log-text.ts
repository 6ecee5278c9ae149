import type { LedgerEntry } from '../audit/entry.ts';
import { behindNote } from './behind-note.ts';
import { describeEntry } from './describe-entry.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** Entries of a ledger, newest first. */
export interface LogReport {
  readonly ref: string;
  readonly tip: string | null;
  readonly behind: string | null;
  readonly entries: readonly { readonly commit: string; readonly entry: LedgerEntry }[];
}

/** One long cell makes no other row long. */
const widest = 150;

/** The ledger's log, a line an entry: sequence, time, kind, where, what, who, commit. */
export function renderLogText(report: LogReport, style: Style = plain): string {
  const text = renderEntries(report, style);
  if (report.behind === null) return text;
  return `${text}${style.yellow(`note: ${behindNote(report.behind)}`)}\n`;
}

function renderEntries({ ref, tip, entries }: LogReport, style: Style): string {
  const name = sanitizeLine(ref.replace(/^refs\/heads\//, ''));
  if (tip === null) return `The ledger \`${name}\` is empty: nothing has been applied yet.\n`;
  if (entries.length === 0) return `No entry of \`${name}\` matches.\n`;
  const rows = entries.map(({ commit, entry }) => ({
    sequence: String(entry.sequence),
    time: entry.at,
    kind: entry.kind,
    where: sanitizeLine(
      entry.target === undefined ? entry.organization : `${entry.organization} on ${entry.target}`,
    ),
    what: describeEntry(entry),
    rest: `${sanitizeLine(entry.actor.name)}, ${commit.slice(0, 7)}`,
  }));
  const width = (column: keyof (typeof rows)[number]) =>
    Math.min(
      widest,
      rows.reduce((most, row) => Math.max(most, row[column].length), 0),
    );
  const lines = rows.map((row) =>
    [
      style.bold(row.sequence.padStart(width('sequence'))),
      style.dim(row.time.padEnd(width('time'))),
      style.cyan(row.kind.padEnd(width('kind'))),
      row.where.padEnd(width('where')),
      row.what.padEnd(width('what')),
      style.dim(row.rest),
    ].join('  '),
  );
  return `${lines.join('\n')}\n`;
}
