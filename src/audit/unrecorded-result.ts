import type { ScheduledEdge } from '../plan/state.ts';
import type { Outcome } from './entry.ts';

/** What came of an intent, kept in a file until it can be recorded; the rest of its entry the intent says. */
export interface UnrecordedResult {
  readonly unrecordedVersion: 1;
  /** The full ref of the ledger. */
  readonly ref: string;
  readonly intent: { readonly sequence: number; readonly commit: string };
  /** RFC 3339, UTC: when it was to be recorded first. */
  readonly at: string;
  readonly outcomes: readonly Outcome[];
  readonly scheduled: readonly ScheduledEdge[];
}
