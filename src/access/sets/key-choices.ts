import type { ContextValue } from '../request.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import { jointChoices } from './joint-choices.ts';
import type { Choices, KeyChoice } from './key-choice.ts';
import { listChoices } from './list-choices.ts';
import { scalarChoices } from './scalar-choices.ts';
import { type TestAnswers, testAnswers } from './test-answers.ts';

/** One choice of values for each way to answer the tests, of keys that are looked at together. */
export function keyChoices(tests: readonly ContextTest[], effort: Effort): Choices<KeyChoice> {
  const answers = testAnswers(tests);
  const names = new Map<string, string>();
  for (const { of, dependsOn } of tests)
    for (const { name } of [of, ...dependsOn])
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  const [[only, name] = ['', '']] = names;
  if (names.size === 1 && tests.every(({ dependsOn }) => dependsOn.length === 0)) {
    const { found, isComplete } = valuesOf(tests, only, answers, effort);
    const choices = [...found].map(([told, value]) => ({ values: { [name]: value }, answers: told }));
    return { choices, isComplete };
  }
  return jointChoices(tests, names, answers, effort);
}

/** What becomes of one key: first that it is left out. */
function valuesOf(
  tests: readonly ContextTest[],
  name: string,
  answers: TestAnswers,
  effort: Effort,
): { readonly found: ReadonlyMap<string, ContextValue | undefined>; readonly isComplete: boolean } {
  const found = new Map<string, ContextValue | undefined>([[answers(new Map()), undefined]]);
  let isComplete = true;
  const types = new Map(tests.map(({ of }) => [of.type, of]));
  for (const key of types.values()) {
    const own = tests.filter(({ of }) => of.type === key.type);
    const { choices, isComplete: isAll } = scalarChoices(own, effort);
    isComplete &&= isAll;
    const asked = (value: ContextValue) => answers(new Map([[name, value]]));
    if (key.isList) {
      const lists = listChoices(own, choices, testAnswers(own), effort);
      isComplete &&= lists.isComplete;
      for (const list of lists.choices) if (!found.has(asked(list))) found.set(asked(list), list);
    } else {
      for (const value of choices) if (!found.has(asked(value))) found.set(asked(value), value);
    }
  }
  return { found, isComplete };
}
