import type { CompiledAccess } from '../compiled-access.ts';
import { isAllowed } from '../is-allowed.ts';
import type { Question } from './ask-questions.ts';
import { requestOf } from './decide-question.ts';
import type { MomentsOf } from './moments.ts';
import type { Expectation } from './read-matrix.ts';
import type { ExpectedHolders } from './read-who-can.ts';
import type { TestInHand } from './test-in-hand.ts';

interface Answer {
  readonly principal: string;
  readonly question: Question;
}

/**
 * Warns of a test without `now` that will get another answer later, though nobody changed anything. One answer is
 * told: whoever gives the test a `now` settles all of them.
 */
export function warnOfClock(
  hand: TestInHand,
  expectations: Iterable<Expectation>,
  holders: readonly ExpectedHolders[],
  momentsOf: MomentsOf,
): void {
  if (hand.body.now !== undefined) return;
  for (const answer of answersOf(hand.access, expectations, holders)) {
    const turn = firstTurn(hand, answer, momentsOf(answer.principal));
    if (turn === undefined) continue;
    const { action, resource, path } = answer.question;
    const when = new Date(turn.at).toISOString().replace('.000Z', 'Z');
    hand.tell('test/depends-on-clock', hand.at(path), {
      message: `\`${answer.principal}\` ${turn.now ? 'may' : 'may not'} \`${action}\` on \`${resource}\` now, and ${turn.now ? 'may not' : 'may'} at ${when}`,
      hint: 'give the test a `now`',
    });
    return;
  }
}

function* answersOf(
  { principals }: CompiledAccess,
  expectations: Iterable<Expectation>,
  holders: readonly ExpectedHolders[],
): Iterable<Answer> {
  yield* expectations;
  for (const { question, withTeams } of holders) {
    for (const principal of principals) {
      if (withTeams || !principal.startsWith('team/')) yield { principal, question };
    }
  }
}

function firstTurn(hand: TestInHand, { principal, question }: Answer, moments: readonly number[]) {
  const ahead = moments.filter((moment) => moment >= hand.now);
  if (ahead.length === 0) return undefined;
  const request = requestOf(hand, principal, question);
  const now = isAllowed(hand.access, request, hand.now);
  // A condition may hold at the moment itself and no longer, or only after it.
  const at = ahead
    .flatMap((moment) => [moment, moment + 1000])
    .find((time) => isAllowed(hand.access, request, time) !== now);
  return at === undefined ? undefined : { now, at };
}
