import { Broken } from './broken.ts';
import type { Connection } from './connection.ts';
import { questionWords } from './question-words.ts';
import { readFailure } from './read-failure.ts';
import { readOutcome } from './read-outcome.ts';
import type { Question, WireAnswer } from './wire.ts';

/** Asks until there is an answer; throws a BylawError where it is not what was asked for. */
export async function expectAnswer(
  connection: Connection,
  question: Question,
  authorization?: () => Promise<string>,
): Promise<WireAnswer> {
  const outcome = await readOutcome(connection, question, {
    resource: 'rest',
    ...(authorization !== undefined && { authorization }),
  });
  if (!(outcome instanceof Broken) && outcome.status >= 200 && outcome.status < 300) return outcome;
  throw readFailure(connection, questionWords(question), outcome);
}
