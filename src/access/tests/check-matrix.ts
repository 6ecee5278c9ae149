import type { StatementSource } from '../decision.ts';
import type { AccessTestOutcome } from './access-test-run.ts';
import { decideQuestion } from './decide-question.ts';
import type { Expectation } from './read-matrix.ts';
import type { TestInHand } from './test-in-hand.ts';
import { wrongAnswers } from './wrong-answer.ts';

export type Checked = Pick<AccessTestOutcome, 'checked' | 'failed' | 'failures'>;

/** Decides each pair of a matrix. */
export function checkMatrix(
  hand: TestInHand,
  expectations: Iterable<Expectation>,
  decided: Set<StatementSource>,
): Checked {
  const answer = wrongAnswers(hand);
  const failures: Checked['failures'][number][] = [];
  let checked = 0;
  for (const { principal, question, effect: expected, path } of expectations) {
    checked += 1;
    const decision = decideQuestion(hand, principal, question, decided);
    if (decision.effect === expected) continue;
    const { action, resource } = question;
    failures.push(
      answer({ by: 'matrix', at: hand.at(path), principal, action, resource, expected, decision }),
    );
  }
  return { checked, failed: failures.length, failures };
}
