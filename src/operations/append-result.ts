import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import { stateEdits } from '../audit/state-edits.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../git/git-repository.ts';
import { appendEntry, type EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { appendAnew } from './append-anew.ts';
import { isMoved } from './append-moved.ts';

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
  try {
    return await appendEntry(git, intended, draft, edits);
  } catch (error) {
    if (!isMoved(error)) throw error;
  }
  try {
    return await appendAnew(intended.ref, git, async (ledger) => {
      const open = await ledger.openIntent(scope);
      if (open?.sequence !== intended.sequence) throw unrecorded(scope, 'another apply has taken over');
      return appendEntry(git, ledger, draft, edits);
    });
  } catch (error) {
    throw isMoved(error) ? unrecorded(scope, 'the ledger moved again and again', error) : error;
  }
}

function unrecorded({ organization, target }: Scope, why: string, cause?: unknown): BylawError {
  const what = `the result for ${organization}/${target} could not be recorded: ${why}`;
  const because = cause === undefined ? {} : { cause };
  return new BylawError('apply/unrecorded', what, { hint: 'run `bylaw apply` again', ...because });
}
