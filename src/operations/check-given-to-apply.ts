import { BylawError } from '../diagnostic/bylaw-error.ts';
import { parseAddress } from '../plan/address.ts';
import { allowedGuards } from './allowed-guards.ts';
import type { ApplyOptions } from './apply.ts';
import { loadSavedPlan } from './load-saved-plan.ts';
import type { Session } from './session.ts';

type Given = Pick<ApplyOptions, 'planText' | 'planFile' | 'only' | 'allow'>;

/**
 * Finds what is wrong with what an apply is given by itself, without any repository: told before that it cannot ask.
 * @throws BylawError `apply/plan-unreadable`, `apply/plan-edited`, `plan/no-such-change`, `plan/unknown-guard`,
 *   `plan/allow-in-ci`
 */
export function checkGivenToApply(session: Session, { planText, planFile, only = [], allow }: Given): void {
  if (planText !== undefined) loadSavedPlan(planText, planFile ?? 'the plan');
  const foreign = only.find((address) => parseAddress(address) === undefined);
  if (foreign !== undefined) {
    throw new BylawError('plan/no-such-change', `\`${foreign}\` is not the address of a change`, {
      hint: 'an address is such as `team:acme/core`; `bylaw plan --full` lists those of all changes',
    });
  }
  allowedGuards(session, allow);
}
