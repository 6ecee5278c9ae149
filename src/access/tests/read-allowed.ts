import type { WrittenAccessTest } from '../../schema/generated/documents.ts';
import { actionsNamed } from './actions-named.ts';
import { type Question, questionKey } from './ask-questions.ts';
import { readResources } from './read-resources.ts';
import { type TestInHand, type TestPath, type TestText, textsAt } from './test-in-hand.ts';

export type WrittenMatrix = NonNullable<WrittenAccessTest['matrix']>;
type WrittenAllowed = NonNullable<WrittenMatrix['allowed']>[number];

/** For each principal the questions to which the answer is expected to be yes, by key, and where the test says so. */
export type ExpectedAllows = ReadonlyMap<string, ReadonlyMap<string, TestPath>>;

/** Reads what a matrix lists as allowed. What is listed without being asked would expect nothing: it is told. */
export function readAllowed(
  hand: TestInHand,
  { principals, allowed = [] }: WrittenMatrix,
  questions: readonly Question[],
): ExpectedAllows {
  const expected = new Map<string, Map<string, TestPath>>();
  const asked = { principals: new Set(principals), questions: questionsByAction(questions) };
  for (const [index, item] of allowed.entries()) {
    const path = ['matrix', 'allowed', index];
    if (!asked.principals.has(item.principal)) {
      tellUnlisted(hand, { text: item.principal, path: [...path, 'principal'] });
    }
    const own = expected.get(item.principal) ?? new Map<string, TestPath>();
    expected.set(item.principal, own);
    for (const [key, at] of keysAllowed(hand, item, path, asked.questions))
      if (!own.has(key)) own.set(key, at);
  }
  return expected;
}

type QuestionsByAction = ReadonlyMap<string, readonly Question[]>;

function questionsByAction(questions: readonly Question[]): QuestionsByAction {
  const found = new Map<string, Question[]>();
  for (const question of questions) {
    const own = found.get(question.action);
    if (own === undefined) found.set(question.action, [question]);
    else own.push(question);
  }
  return found;
}

function* keysAllowed(
  hand: TestInHand,
  item: WrittenAllowed,
  path: TestPath,
  questions: QuestionsByAction,
): Iterable<readonly [string, TestPath]> {
  const actions = textsAt(item.actions, [...path, 'actions']).map((written) => ({
    ...written,
    asked: questionsAbout(hand, written, questions),
  }));
  const resources = item.resources && readResources(hand, textsAt(item.resources, [...path, 'resources']));
  const meant = resources && new Set(resources.map(({ text }) => text));
  for (const { path: at, asked } of actions) {
    for (const question of asked) {
      if (meant?.has(question.resource) ?? true) yield [questionKey(question), at];
    }
  }
  const known = actions
    .filter(({ asked }) => asked.length > 0)
    .map((each) => ({ ...each, on: new Set(each.asked.map(({ resource }) => resource)) }));
  for (const { text: resource, path: at } of resources ?? []) {
    const without = known.filter(({ on }) => !on.has(resource));
    // A pattern stands for what it meets; an action that is named is meant for each of the resources.
    const named = without.filter(({ text }) => !/[*?]/.test(text));
    const missing = without.length === known.length ? without : named;
    if (missing.length > 0) tellUnasked(hand, { text: resource, path: at }, missing);
  }
}

/** The questions about the actions that a text names; told where there are none. */
function questionsAbout(
  hand: TestInHand,
  written: TestText,
  questions: QuestionsByAction,
): readonly Question[] {
  const actions = actionsNamed(hand.access.organization, written.text);
  const asked = actions.flatMap(({ action }) => questions.get(action) ?? []);
  if (asked.length === 0) tellUnlisted(hand, written);
  return asked;
}

function tellUnlisted(hand: TestInHand, { text, path }: TestText): void {
  hand.tell('test/not-in-matrix', hand.at(path), {
    message: `\`${text}\` is expected to be allowed, but the matrix does not ask about it`,
    hint: 'list it in the matrix, too',
  });
}

function tellUnasked(hand: TestInHand, { text, path }: TestText, actions: readonly TestText[]): void {
  const names = actions.map((action) => `\`${action.text}\``).join(', ');
  hand.tell('test/not-in-matrix', hand.at(path), {
    message: `the matrix does not ask about ${names} on \`${text}\``,
    hint: 'list the resource in the matrix, too, if the action is done to it',
  });
}
