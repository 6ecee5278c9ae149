import { requestMistakes } from '../request-mistakes.ts';
import { actionsNamed, type NamedAction } from './actions-named.ts';
import type { TestInHand, TestPath, TestText } from './test-in-hand.ts';

/** One action on one resource, as requests have them, and where the test names the action. */
export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly path: TestPath;
}

/** By what questions are told apart: no action holds a space. */
export function questionKey({ action, resource }: Pick<Question, 'action' | 'resource'>): string {
  return `${action} ${resource}`;
}

/**
 * Every action that is named or met, on every resource, each pair once. What cannot be asked is told; but a pattern
 * meets only the actions that are done to a resource, where one is given.
 */
export function askQuestions(
  hand: TestInHand,
  actions: readonly TestText[],
  resources: readonly TestText[],
): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const written of actions) {
    const named = actionsNamed(hand.access.organization, written.text);
    const asked = named.flatMap((each) => resources.map((resource) => ask(each, written, resource)));
    if (resources.length > 0 && asked.every((each) => each === 'left-out')) tellNothingMet(hand, written);
  }
  return [...questions.values()];

  function ask({ action, exactly }: NamedAction, { path }: TestText, { text: resource, path: at }: TestText) {
    const mistakes = requestMistakes(hand.access, { action, resource });
    if (!exactly && mistakes.some(({ code }) => code === 'resource-without-type')) return 'left-out';
    for (const mistake of mistakes) {
      hand.tell('test/refused-request', hand.at(mistake.key === 'action' ? path : at), mistake);
    }
    const question = { action, resource, path };
    const key = questionKey(question);
    if (mistakes.length === 0 && !questions.has(key)) questions.set(key, question);
    return 'asked';
  }
}

function tellNothingMet(hand: TestInHand, { text, path }: TestText): void {
  const message = /[*?]/.test(text)
    ? `no action that \`${text}\` meets is done to a resource`
    : `no service has an action \`${text}\``;
  hand.tell('test/refused-request', hand.at(path), {
    message,
    hint: 'ask about `*`, or name other actions',
  });
}
