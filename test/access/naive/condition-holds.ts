import { type Asking, isList, valuesOf, variablesOf } from './asking.ts';
import { compareValue } from './compare-value.ts';
import type { Effect, PlainStatement, PlainValue, PlainValues } from './documents.ts';
import { isNegated, type Operator, positiveOf, readOperator } from './read-operator.ts';
import { excludes, holds } from './three-valued.ts';

/** "Operators AND, keys AND." */
export function conditionsHold({ conditions = {}, effect }: PlainStatement, asking: Asking): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const answer = conditionHolds(readOperator(operator), key, values, effect, asking);
      asking.note(`${operator} ${answer}`);
      return answer;
    }),
  );
}

export function conditionHolds(
  operator: Operator,
  key: string,
  written: PlainValues,
  effect: Effect,
  asking: Asking,
): boolean {
  const list: readonly PlainValue[] = Array.isArray(written) ? written : [written as PlainValue];
  const values = valuesOf(asking, key);
  if (operator.base === 'Null') return list.some((wanted) => wanted === (values === undefined));
  if (values === undefined) return missingKeyHolds(operator);
  const one = (value: PlainValue) => valueHolds(operator.base, value, list, effect, asking);
  if (operator.prefix === 'ForAllValues') return values.every(one);
  if (operator.prefix === 'ForAnyValue') return values.some(one);
  // Only an attribute can hold a list where none is asked for: least access.
  return isList(asking, key) ? effect === 'deny' : values.every(one);
}

/** "With `IfExists` true; else with `ForAllValues:` true; else with `ForAnyValue:` false; else …" */
function missingKeyHolds({ prefix, base, ifExists }: Operator): boolean {
  if (ifExists) return true;
  if (prefix === 'ForAllValues') return true;
  if (prefix === 'ForAnyValue') return false;
  return isNegated(base);
}

/** "Values OR (negated operators: none of the values)." */
function valueHolds(
  base: string,
  value: PlainValue,
  list: readonly PlainValue[],
  effect: Effect,
  asking: Asking,
): boolean {
  const answers = list.map((written) => compareValue(positiveOf(base), value, written, variablesOf(asking)));
  return isNegated(base)
    ? !answers.some((answer) => excludes(answer, effect))
    : answers.some((answer) => holds(answer, effect));
}
