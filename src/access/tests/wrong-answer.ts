import type { EffectivePermissions } from '../answers.ts';
import type { Decision } from '../decision.ts';
import { effectivePermissions } from '../effective-permissions.ts';
import type { WrongAnswer } from './access-test-run.ts';
import type { TestInHand } from './test-in-hand.ts';

export type AnswerWrongly = (wrong: Omit<WrongAnswer, 'near'>) => WrongAnswer;

/** Adds to wrong answers the allows that nearly gave the expected one. */
export function wrongAnswers({ access, now }: TestInHand): AnswerWrongly {
  const known = new Map<string, EffectivePermissions>();
  return (wrong) => {
    const { principal, action, decision } = wrong;
    if (decision.reason !== 'implicit-deny') return { ...wrong, near: [] };
    const effective = known.get(principal) ?? effectivePermissions(access, principal, now);
    known.set(principal, effective);
    return { ...wrong, near: nearAllows(effective, action, decision) };
  };
}

function nearAllows({ permissions }: EffectivePermissions, action: string, { without }: Decision) {
  const statements = permissions.find((each) => each.action === action)?.statements ?? [];
  return statements.filter(({ effect, layer }) => effect === 'allow' && without.includes(layer));
}
