import { isAuthorRule } from '../access/authorship/author-rules.ts';
import type { Organization } from '../model/model.ts';
import type { GuardrailsAnswer } from './plan.ts';

/** Which guardrails a plan was asked about: those of the form `authorHolds`. */
export function guardrailsAnswer({ guardrails }: Organization): GuardrailsAnswer {
  const all = [...guardrails.values()];
  const others = all.filter((each) => !isAuthorRule(each)).map(({ name }) => name);
  if (others.length > 0) {
    const which = others.length > 3 ? `${others.slice(0, 3).join(', ')}, …` : others.join(', ');
    return {
      status: 'notEvaluated',
      reason: `only \`authorHolds\` is evaluated by this version, not ${which}`,
    };
  }
  if (all.length > 0) return { status: 'evaluated', reason: 'see the findings' };
  return {
    status: 'notEvaluated',
    reason: 'none is declared, and only `authorHolds` is evaluated by this version',
  };
}
