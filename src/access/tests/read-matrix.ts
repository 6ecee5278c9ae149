import { requestMistakes } from '../request-mistakes.ts';
import { actionsNamed } from './actions-named.ts';
import { askQuestions, type Question, questionKey } from './ask-questions.ts';
import { type ExpectedAllows, readAllowed, type WrittenMatrix } from './read-allowed.ts';
import { readResources } from './read-resources.ts';
import { type TestInHand, type TestPath, type TestText, textsAt } from './test-in-hand.ts';

/** One answer that a matrix expects. */
export interface Expectation {
  readonly principal: string;
  readonly question: Question;
  readonly effect: 'allow' | 'deny';
  readonly path: TestPath;
}

/** What a matrix expects: of every principal and every question a deny, where it is not listed as allowed. */
export function readMatrix(hand: TestInHand, matrix: WrittenMatrix): Iterable<Expectation> {
  const { principals, actions, resources } = matrix;
  const before = hand.diagnostics.length;
  if (isTooMuch(hand, pairsOf(hand, matrix))) return [];
  for (const written of textsAt(principals, ['matrix', 'principals'])) tellUnknown(hand, written);
  const questions = askQuestions(
    hand,
    textsAt(actions, ['matrix', 'actions']),
    resources && readResources(hand, textsAt(resources, ['matrix', 'resources'])),
  );
  // What a matrix with mistakes asks is not known, so that nothing can be said of what it lists as allowed.
  if (hand.diagnostics.length > before) return [];
  if (isTooMuch(hand, new Set(principals).size * questions.length)) return [];
  const allowed = readAllowed(hand, matrix, questions);
  // Asked more than once, and too many to keep.
  return { [Symbol.iterator]: () => expectations(new Set(principals), questions, allowed) };
}

/**
 * A matrix is a product, and one of a thousand each is a thousand million decisions. A million take some seconds, and
 * are more than anybody reads: 1,000 people, 20 actions and 50 resources.
 */
const mostDecisions = 1_000_000;

/** Actions with resources: many a pair is none that can be asked about, but that has to be found out. */
function pairsOf({ access }: TestInHand, { actions, resources = [] }: WrittenMatrix): number {
  const meant = actions.reduce((sum, text) => sum + actionsNamed(access.organization, text).length, 0);
  return meant * Math.max(1, resources.length);
}

function isTooMuch(hand: TestInHand, asked: number): boolean {
  if (asked <= mostDecisions) return false;
  hand.tell('test/matrix-too-large', hand.at(['matrix'], 'key'), {
    message: `the matrix asks for ${asked.toLocaleString('en')} decisions, and at most ${mostDecisions.toLocaleString('en')} are made`,
    hint: 'name fewer principals or resources, or part it into several tests',
  });
  return true;
}

function* expectations(
  principals: Iterable<string>,
  questions: readonly Question[],
  allowed: ExpectedAllows,
): Iterator<Expectation> {
  for (const principal of principals) {
    const own = allowed.get(principal);
    for (const question of questions) {
      const listed = own?.get(questionKey(question));
      const effect = listed === undefined ? 'deny' : 'allow';
      yield { principal, question, effect, path: listed ?? question.path };
    }
  }
}

function tellUnknown(hand: TestInHand, { text, path }: TestText): void {
  const [mistake] = requestMistakes(hand.access, { principal: text, action: '' });
  if (mistake?.code === 'unknown-principal') hand.tell('test/refused-request', hand.at(path), mistake);
}
