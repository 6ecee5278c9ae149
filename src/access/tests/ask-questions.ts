import type { RequestMistake } from '../request.ts';
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
 * Every action that is named or met, on every resource, each pair once. What cannot be asked is told. A pattern meets
 * only the actions that are done to a resource, where one is given; but then one of them has to be.
 *
 * @param resources undefined: the test names none, as is right for actions that are done to none
 */
export function askQuestions(
  hand: TestInHand,
  actions: readonly TestText[],
  resources: readonly TestText[] | undefined,
): readonly Question[] {
  const named = actions.map((written) => ({
    written,
    actions: actionsNamed(hand.access.organization, written.text),
  }));
  const pairs = named.flatMap(({ written, actions: meant }) =>
    resources === undefined
      ? askWithout(hand, written, meant)
      : meant.flatMap((action) => resources.map((resource) => ask(hand, written, action, resource))),
  );
  const byResource = pairsBy(pairs, ({ resource }) => resource);
  const byText = pairsBy(pairs, ({ written }) => written);
  const strange = (resources ?? []).filter((resource) =>
    tellOtherType(hand, resource, byResource.get(resource) ?? []),
  );
  const tellsAll = strange.length > 0 && strange.length === resources?.length;
  for (const { written, actions: meant } of named) {
    const own = byText.get(written) ?? [];
    const isMet = resources?.length === 0 || own.some(({ leftOut }) => leftOut === undefined);
    if (meant.length === 0 || (!isMet && !tellsAll)) tellNothingMet(hand, written);
  }
  const questions = pairs.flatMap(({ question }) => question ?? []);
  return [...new Map(questions.reverse().map((each) => [questionKey(each), each])).values()].reverse();
}

/** An action and a resource: a question, or what a pattern left out, or neither, as something wrong with it was told. */
interface Pair {
  readonly written: TestText;
  readonly resource?: TestText;
  readonly question?: Question;
  readonly leftOut?: RequestMistake;
}

function pairsBy(
  pairs: readonly Pair[],
  of: (pair: Pair) => TestText | undefined,
): ReadonlyMap<TestText | undefined, readonly Pair[]> {
  const found = new Map<TestText | undefined, Pair[]>();
  for (const pair of pairs) {
    const own = found.get(of(pair));
    if (own === undefined) found.set(of(pair), [pair]);
    else own.push(pair);
  }
  return found;
}

const leavesOut: readonly RequestMistake['code'][] = ['resource-without-type', 'resource-of-other-type'];

function ask(
  hand: TestInHand,
  written: TestText,
  { action, exactly }: NamedAction,
  resource: TestText,
): Pair {
  const mistakes = requestMistakes(hand.access, { action, resource: resource.text });
  const leftOut = exactly ? undefined : mistakes.find(({ code }) => leavesOut.includes(code));
  if (leftOut !== undefined) return { written, resource, leftOut };
  for (const mistake of mistakes) {
    const at = mistake.key === 'action' ? written.path : resource.path;
    hand.tell('test/refused-request', hand.at(at), mistake);
  }
  if (mistakes.length > 0) return { written, resource };
  return { written, resource, question: { action, resource: resource.text, path: written.path } };
}

/** Of a pattern the first action that is done to a resource is told for all. */
function askWithout(hand: TestInHand, written: TestText, actions: readonly NamedAction[]): readonly Pair[] {
  const { path } = written;
  for (const { action, exactly } of actions) {
    const [mistake] = requestMistakes(hand.access, { action });
    if (mistake === undefined) continue;
    const message = exactly
      ? mistake.message
      : `\`${written.text}\` meets \`${action}\`, which ${wayOf(mistake)}`;
    hand.tell('test/refused-request', hand.at(path), { ...mistake, message });
    return [{ written }];
  }
  return actions.map(({ action }) => ({ written, question: { action, resource: '*', path } }));
}

function wayOf({ message }: RequestMistake): string {
  return message.replace(/^`[^`]*` /, '');
}

/** Tells a resource that patterns alone ask about, and none of what they meet is done to. */
function tellOtherType(hand: TestInHand, resource: TestText, own: readonly Pair[]): boolean {
  if (own.some(({ leftOut }) => leftOut === undefined)) return false;
  const others = own
    .flatMap(({ leftOut }) => leftOut ?? [])
    .filter(({ code }) => code === 'resource-of-other-type');
  const told = others.find(({ hint }) => hint?.startsWith('did you mean')) ?? others[0];
  if (told === undefined) return false;
  hand.tell('test/refused-request', hand.at(resource.path), told);
  return true;
}

function tellNothingMet(hand: TestInHand, { text, path }: TestText): void {
  const message = /[*?]/.test(text)
    ? `no action that \`${text}\` meets is done to such a resource`
    : `no service has an action \`${text}\``;
  hand.tell('test/refused-request', hand.at(path), {
    message,
    hint: 'ask about `*`, or name other actions',
  });
}
