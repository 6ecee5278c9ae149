import type { StatementSource } from '../decision.ts';
import { whoCan } from '../who-can.ts';
import type { AccessTestOutcome } from './access-test-run.ts';
import type { Checked } from './check-matrix.ts';
import { decideQuestion } from './decide-question.ts';
import type { ExpectedHolders } from './read-who-can.ts';
import type { TestInHand } from './test-in-hand.ts';
import { wrongAnswers } from './wrong-answer.ts';

/** Compares who can do something with who is expected to. */
export function checkHolders(
  hand: TestInHand,
  expected: readonly ExpectedHolders[],
  decided: Set<StatementSource>,
): Checked {
  const results = expected.map((each) => wrongHolders(hand, each, decided));
  return {
    checked: expected.length,
    failed: results.filter((wrong) => wrong.length > 0).length,
    failures: results.flat(),
  };
}

/** Everybody for whom the answer is not the expected one, sorted. */
function wrongHolders(
  hand: TestInHand,
  { question, holders, withTeams }: ExpectedHolders,
  decided: Set<StatementSource>,
): AccessTestOutcome['failures'] {
  const { access, body, now } = hand;
  const { action, resource, path } = question;
  const context = body.context === undefined ? {} : { context: body.context };
  const actual = new Set(whoCan(access, { action, resource, ...context }, now).allowed);
  const answer = wrongAnswers(hand);
  return [...access.principals].sort().flatMap((principal) => {
    // The question is about everybody: each answer decides statements, wrong or not.
    const decision = decideQuestion(hand, principal, question, decided);
    const expected = holders.get(principal);
    const isExpected = expected !== undefined;
    if (isExpected === actual.has(principal) || (isTeam(principal) && !withTeams)) return [];
    return answer({
      by: 'who-can',
      at: hand.at(expected ?? path),
      principal,
      action,
      resource,
      expected: isExpected ? 'allow' : 'deny',
      decision,
    });
  });
}

function isTeam(principal: string): boolean {
  return principal.startsWith('team/');
}
