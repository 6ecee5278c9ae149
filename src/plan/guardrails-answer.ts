import type { Organization } from '../model/model.ts';
import type { GuardrailsAnswer } from './plan.ts';

/** That every guardrail was asked: what breaks one is among the findings. */
export function guardrailsAnswer({ guardrails }: Organization): GuardrailsAnswer {
  return { status: 'evaluated', reason: guardrails.size === 0 ? 'none is declared' : 'see the findings' };
}
