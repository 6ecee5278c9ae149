import { invariant } from '../../diagnostic/bylaw-error.ts';
import { decide } from '../decide.ts';
import type { Decision, StatementSource } from '../decision.ts';
import type { AccessRequest } from '../request.ts';
import type { Question } from './ask-questions.ts';
import type { TestInHand } from './test-in-hand.ts';

/** The request by which a principal asks a question of a test. */
export function requestOf(
  { body }: TestInHand,
  principal: string,
  { action, resource }: Question,
): AccessRequest {
  return { principal, action, resource, ...(body.context === undefined ? {} : { context: body.context }) };
}

/** Decides a question of a test, and adds the statements that did so to those decided. */
export function decideQuestion(
  hand: TestInHand,
  principal: string,
  question: Question,
  decided: Set<StatementSource>,
): Decision {
  const decision = decide(hand.access, requestOf(hand, principal, question), hand.now);
  invariant(decision.reason !== 'refused', 'what cannot be asked is told before anything is');
  for (const { effect, statement } of decision.statements) {
    if (effect === decision.effect) decided.add(statement);
  }
  return decision;
}
