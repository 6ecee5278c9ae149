import type { LedgerEntry } from '../audit/entry.ts';
import type { Happening } from '../audit/happening.ts';
import { behindNote } from './behind-note.ts';
import { countOf } from './count-of.ts';
import { describeEntry } from './describe-entry.ts';
import { foldSourceRecords } from './fold-source-records.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** Entries of a ledger, newest first. */
export interface LogReport {
  readonly ref: string;
  readonly tip: string | null;
  readonly behind: string | null;
  readonly entries: readonly {
    readonly commit: string;
    readonly entry: LedgerEntry;
    readonly happened?: readonly Happening[];
  }[];
}

/** One long cell makes no other row long. */
const widest = 150;

/** The ledger's log, a line an entry: sequence, time, kind, where, what, who, commit. */
export function renderLogText(report: LogReport, style: Style = plain): string {
  const text = renderEntries(report, style);
  if (report.behind === null) return text;
  return `${text}${style.yellow(`note: ${behindNote(report.behind)}`)}\n`;
}

function scopeOf({ organization, target }: LedgerEntry): string {
  return target === undefined ? organization : `${organization} on ${target}`;
}

function renderEntries({ ref, tip, entries }: LogReport, style: Style): string {
  const name = sanitizeLine(ref.replace(/^refs\/heads\//, ''));
  if (tip === null) return `The ledger \`${name}\` is empty: nothing has been applied yet.\n`;
  if (entries.length === 0) return `No entry of \`${name}\` matches.\n`;
  const rows = foldSourceRecords(entries).map((told) => {
    const [{ commit, entry, happened = [] }, ...others] = told;
    const oldest = others.at(-1)?.entry ?? entry;
    return {
      sequence: oldest === entry ? String(entry.sequence) : `${oldest.sequence}-${entry.sequence}`,
      time: entry.at,
      kind: entry.kind,
      where: others.length === 0 ? sanitizeLine(scopeOf(entry)) : countOf(told.length, 'target'),
      what: describeEntry(entry, happened),
      rest: `${sanitizeLine(entry.actor.name)}, ${commit.slice(0, 7)}`,
    };
  });
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
