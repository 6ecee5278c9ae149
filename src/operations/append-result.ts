import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import { stateEdits } from '../audit/state-edits.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../git/git-repository.ts';
import { appendEntry, type EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { isMoved } from './append-moved.ts';

/** How often a result is offered anew where others append at the same time, and the longest pause, in ms. */
const attempts = 40;
const longestPause = 250;

export interface ResultState {
  readonly scope: Scope;
  /** As `intended` has it. */
  readonly before: RecordedState;
  readonly after: RecordedState;
}

/**
 * Records a result on the newest entry: what was done must not go unrecorded because somebody else appended in
 * between. While an intent is open nobody else changes the record of its scope.
 * @throws BylawError `apply/unrecorded` where another apply has settled the intent, or the ledger never rests: the
 *   next apply then finds by looking what was done
 */
export async function appendResult(
  git: GitWriter,
  intended: Ledger,
  draft: EntryDraft,
  { scope, before, after }: ResultState,
): Promise<Ledger> {
  const edits = stateEdits(scope, before, after);
  let ledger = intended;
  let refused: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await appendEntry(git, ledger, draft, edits);
    } catch (error) {
      if (!isMoved(error)) throw error;
      refused = error;
    }
    await pause(Math.min(attempt * 10, longestPause));
    ledger = await openLedger(git, ledger.ref);
    if ((await ledger.openIntent(scope))?.sequence !== intended.sequence) {
      throw unrecorded(scope, 'another apply has taken over', refused);
    }
  }
  throw unrecorded(scope, `the ledger moved ${attempts} times`, refused);
}

function unrecorded({ organization, target }: Scope, why: string, cause: unknown): BylawError {
  const what = `the result for ${organization}/${target} could not be recorded: ${why}`;
  return new BylawError('apply/unrecorded', what, { hint: 'run `bylaw apply` again', cause });
}
