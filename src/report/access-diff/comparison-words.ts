import { describeFiles } from '../access/render-basis.ts';
import { behindNote } from '../behind-note.ts';
import type { ComparisonBasis } from './access-diff-report.ts';
import { shortTime } from './change-words.ts';

/** What was compared, and when: `from main (1a2b3c4) to the work tree, …, as of 2026-11-23T05:00:00Z`. */
export function comparisonWords({ before, after, now }: ComparisonBasis): string {
  return `from ${describeFiles(before)} to ${describeFiles(after)}, as of ${now}`;
}

/** What may be otherwise than it is told. */
export function comparisonNotes({ behind, beginsHere, before }: ComparisonBasis): readonly string[] {
  return [
    ...(beginsHere ? [`${describeFiles(before)} has no bylaw.yaml: all access is new`] : []),
    ...(behind === null ? [] : [behindNote(behind)]),
  ];
}

/** How far it was looked what the clock does by itself. */
export function horizonWords({ now, until }: { readonly now: string; readonly until: string }): string {
  return until === now
    ? 'what the clock does by itself was not looked at'
    : `what the clock does by itself is told until ${shortTime(until)}`;
}
