import type { Outcome, OutcomeStatus } from '../audit/entry.ts';
import type { Change } from '../plan/plan.ts';

/** What became of one change; `message` says why not, in one sentence. */
export function changeOutcome(
  change: Pick<Change, 'digest' | 'address' | 'action'>,
  status: OutcomeStatus,
  message?: string,
): Outcome {
  const { digest, address, action } = change;
  return { digest, address, action, status, ...(message === undefined ? {} : { message }) };
}
