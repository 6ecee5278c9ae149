import type { UnrecordedResult } from '../audit/unrecorded-result.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hintOf } from '../diagnostic/hint-of.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { keepResult } from '../ledger/unrecorded-results.ts';

export interface Unrecorded {
  /** The result. */
  readonly draft: EntryDraft;
  /** Whether recording it is what makes the changes, as in a directory. */
  readonly stages: boolean;
  /** Why it could not be recorded. */
  readonly cause: unknown;
}

/**
 * Keeps a result that could not be recorded in a file of this clone, and gives the failure that says so. Where the
 * file cannot be written either, the next apply finds the open intent and looks at the target.
 */
export async function keepUnrecorded(
  git: GitWriter,
  intended: Ledger,
  { draft, stages, cause }: Unrecorded,
): Promise<BylawError> {
  const { at, outcomes = [], scheduled = [], organization, target = '' } = draft;
  const intent = { sequence: intended.sequence, commit: intended.tip ?? '' };
  const result: UnrecordedResult = {
    unrecordedVersion: 1,
    ref: intended.ref,
    intent,
    at,
    outcomes,
    scheduled,
  };
  const scope = `${organization}/${target}`;
  const what = stages
    ? `changes of ${scope} take effect when they are recorded, and that could not be confirmed: ${messageOf(cause)}`
    : `what was done in ${scope} could not be recorded: ${messageOf(cause)}`;
  const details = outcomes.map(({ status, action, address }) => {
    const word = stages && status === 'applied' ? 'waiting' : status;
    return `${word}: ${action} ${address}`;
  });
  try {
    const path = await keepResult(git, result);
    const hint = `\`bylaw ledger resume\` records it, and so does the next apply in this clone; it is kept in ${path}`;
    return new BylawError('apply/unrecorded', what, { hint, details, cause });
  } catch (failure) {
    const hint = 'run `bylaw apply` again in this clone: it looks at the target and records what it finds';
    const kept = `${what}; nor could it be kept in a file: ${messageOf(failure)}`;
    return new BylawError('apply/unrecorded', kept, { hint, details, cause });
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = error instanceof BylawError ? hintOf(error) : undefined;
  return hint === undefined ? error.message : `${error.message} (${hint})`;
}
