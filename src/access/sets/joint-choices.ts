import { isMistake, parsePattern } from '../../model/patterns/pattern.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import { operatorFamily } from '../conditions/operator-family.ts';
import type { ContextValue } from '../request.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import type { Choices, KeyChoice } from './key-choice.ts';
import { likeTexts } from './like-texts.ts';
import { scalarChoices } from './scalar-choices.ts';
import type { TestAnswers } from './test-answers.ts';

/**
 * Values of keys of which some are compared with others. Where they are compared as a whole, as `aws.A: "{aws.B}"` is,
 * each kind of text has as many texts tried as there are keys, so that they may be the same or not in every way; else
 * what is tried is much, but not known to be all.
 *
 * @param names the keys as declared, by their names in lower case
 */
export function jointChoices(
  tests: readonly ContextTest[],
  names: ReadonlyMap<string, string>,
  answers: TestAnswers,
  effort: Effort,
): Choices<KeyChoice> {
  const settled = tests.map((test) => ({ ...test, values: test.values.filter((value) => !isOpen(value)) }));
  const texts = likeTexts(settled, names.size, effort);
  let isComplete = texts.isComplete && tests.every(comparesWholes);
  let all: ReadonlyMap<string, ContextValue>[] = [new Map()];
  for (const name of names.keys()) {
    const own = settled.filter(({ of }) => of.name.toLowerCase() === name);
    const keys = tests.flatMap(({ of, dependsOn }) => [of, ...dependsOn]);
    const key = keys.find((each) => each.name.toLowerCase() === name);
    const scalars = key?.scalar === 'string' ? texts.choices : scalarChoices(own, effort).choices;
    const tried: readonly ContextValue[] = key?.isList === true ? scalars.map((each) => [each]) : scalars;
    const more = [
      ...all,
      ...tried.flatMap((value) => all.map((before) => new Map([...before, [name, value]]))),
    ];
    effort.left -= more.length;
    if (effort.left < 0) return { choices: [], isComplete: false };
    if (more.length > most) isComplete = false;
    all = more.slice(0, most);
  }
  const found = new Map<string, KeyChoice>();
  for (const each of all) {
    const told = answers(each);
    if (found.has(told)) continue;
    const named = [...each].map(([name, value]) => [names.get(name) ?? name, value] as const);
    found.set(told, { values: Object.fromEntries(named), answers: told });
  }
  return { choices: [...found.values()], isComplete };
}

/** So many ways are tried to give values to keys that depend on each other. */
const most = 4000;

function isOpen(value: ConditionValue): boolean {
  if (typeof value !== 'string' || !value.includes('{')) return false;
  const pattern = parsePattern(value);
  return !isMistake(pattern) && pattern.some(({ is }) => is === 'variable');
}

/** Whether it compares one text with others, of which those of the caller are nothing but the value of a key. */
function comparesWholes({ of, operator, values, dependsOn }: ContextTest): boolean {
  if (of.type !== 'string' || dependsOn.some(({ type }) => type !== 'string')) return false;
  if (dependsOn.length === 0) return true;
  const comparison = operatorFamily(operator.base)?.comparison;
  return (
    (comparison === 'equals' || comparison === 'like') &&
    values.every((value) => !isOpen(value) || /^\{[^{}]+\}$/.test(String(value)))
  );
}
