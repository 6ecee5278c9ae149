import type { Outcome } from '../../audit/entry.ts';
import { awaitingMessage } from '../../plan/approvals/awaiting.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { changeOutcome } from '../../providers/change-outcome.ts';

/** What waits for an approval, as the outcomes of an apply tell it. */
export function awaitingOutcomes({ awaiting }: Pick<PlanSection, 'awaiting'>): readonly Outcome[] {
  if (awaiting === undefined) return [];
  return awaiting.changes.map((change) => changeOutcome(change, 'held', awaitingMessage(awaiting, change)));
}
