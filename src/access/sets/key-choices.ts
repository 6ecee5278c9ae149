import type { ContextScalar, ContextValue } from '../request.ts';
import { addressChoices } from './address-choices.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import { listChoices } from './list-choices.ts';
import { dateChoices, numberChoices } from './ordered-choices.ts';
import { type TestAnswers, testAnswers } from './test-answers.ts';
import { textChoices } from './text-choices.ts';

export interface KeyChoice {
  /** Values of some keys, by their names as declared; undefined for one that is left out. */
  readonly values: Readonly<Record<string, ContextValue | undefined>>;
  /** How the tests answer to them, each by `1` or `0`. */
  readonly answers: string;
}

interface Choices<T> {
  readonly choices: readonly T[];
  readonly isComplete: boolean;
}

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
    const { choices, isComplete: isAll } = scalarsOf(own, effort);
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

/** Single values of the type of the tests, which is one. */
function scalarsOf(tests: readonly ContextTest[], effort: Effort): Choices<ContextScalar> {
  const written = tests.flatMap(({ operator, values }) => (operator.base === 'Null' ? [] : values));
  switch (tests[0]?.of.scalar) {
    case 'bool':
      return { choices: [true, false], isComplete: true };
    case 'number':
      return { choices: numberChoices(written), isComplete: true };
    case 'date':
      return { choices: dateChoices(written), isComplete: true };
    case 'ip':
      return { choices: addressChoices(written), isComplete: true };
    default:
      return textChoices(tests, effort);
  }
}

/** Where values of keys depend on each other, what is tried is much, but never known to be all. */
function jointChoices(
  tests: readonly ContextTest[],
  names: ReadonlyMap<string, string>,
  answers: TestAnswers,
  effort: Effort,
): Choices<KeyChoice> {
  let values: ReadonlyMap<string, ContextValue>[] = [new Map()];
  const texts = textChoices(tests, effort).choices;
  for (const name of names.keys()) {
    const own = tests.filter(({ of }) => of.name.toLowerCase() === name);
    const key = tests
      .flatMap(({ of, dependsOn }) => [of, ...dependsOn])
      .find((each) => each.name.toLowerCase() === name);
    const scalars = key?.scalar === 'string' ? texts : scalarsOf(own, effort).choices;
    const tried = key?.isList === true ? scalars.map((each) => [each]) : scalars;
    const more = [...values];
    for (const value of tried) {
      for (const before of values) {
        effort.left -= 1;
        if (effort.left < 0 || more.length > most) break;
        more.push(new Map([...before, [name, value]]));
      }
    }
    values = more;
  }
  const found = new Map<string, KeyChoice>();
  for (const each of values) {
    const told = answers(each);
    if (found.has(told)) continue;
    const named = [...each].map(([name, value]) => [names.get(name) ?? name, value] as const);
    found.set(told, { values: Object.fromEntries(named), answers: told });
  }
  return { choices: [...found.values()], isComplete: false };
}

/** So many ways are tried to give values to keys that depend on each other. */
const most = 4000;
