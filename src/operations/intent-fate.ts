import type { Scope } from '../audit/scope.ts';
import type { Ledger, RecordedEntry } from '../ledger/ledger.ts';

/** An intent that this run, or an earlier one of this clone, recorded. */
export interface OwnIntent {
  readonly scope: Scope;
  readonly sequence: number;
  /** Of the runner that recorded it. */
  readonly runner: string;
}

/** What became of an intent since: nothing yet, its own result, or somebody else went on with it. */
export type IntentFate =
  | { readonly is: 'open' }
  | { readonly is: 'recorded'; readonly by: RecordedEntry }
  | { readonly is: 'taken'; readonly by: RecordedEntry };

/**
 * Looks through the entries since an intent. A takeover ends the right of its runner to record anything, also before
 * whoever took over has settled it; a result of that runner is its own, recorded by a push whose answer was lost.
 */
export async function intentFate(ledger: Ledger, intent: OwnIntent): Promise<IntentFate> {
  let fate: IntentFate = { is: 'open' };
  // As it left the ledger: nothing came after it.
  if (ledger.sequence <= intent.sequence) return fate;
  for await (const by of ledger.entries(intent.scope)) {
    const { entry } = by;
    if (entry.sequence <= intent.sequence) break;
    if (entry.intent !== intent.sequence) continue;
    // The newest comes first, and the oldest counts: after a takeover every result is that of who took over.
    const own = entry.kind === 'result' && entry.runner.id === intent.runner;
    fate = own ? { is: 'recorded', by } : { is: 'taken', by };
  }
  return fate;
}
