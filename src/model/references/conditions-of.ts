import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { type ConditionOperator, parseOperator } from '../services/condition-operator.ts';
import type { ConditionValue } from '../services/condition-value.ts';
import { type PlacedStatement, statementsOf, type WrittenText } from './written-texts.ts';

/** One key under one operator of a statement's conditions. */
export interface PlacedCondition {
  readonly operator: ConditionOperator;
  /** As written: `ForAnyValue:StringLike`. */
  readonly operatorText: string;
  readonly key: string;
  readonly values: readonly PlacedValue[];
  /** The values that are texts, each where it stands. */
  readonly texts: readonly WrittenText[];
  readonly of: PlacedStatement;
  /** The path of the operator, from the statement's document. */
  readonly operatorPath: readonly (string | number)[];
}

/** One of the values that a key is compared with, and its path from the statement's document. */
export interface PlacedValue {
  readonly value: ConditionValue;
  readonly path: WrittenText['path'];
}

export function* conditionsOf(declared: DeclaredOrganization): Iterable<PlacedCondition> {
  for (const of of statementsOf(declared)) {
    for (const [operatorText, keys] of Object.entries(of.statement.conditions ?? {})) {
      const operatorPath = [...of.path, 'conditions', operatorText];
      const operator = parseOperator(operatorText);
      for (const [key, written] of Object.entries(keys ?? {})) {
        const values = valuesOf(written, [...operatorPath, key]);
        yield {
          operator,
          operatorText,
          key,
          values,
          texts: textsOf(values, of),
          of,
          operatorPath,
        };
      }
    }
  }
}

function valuesOf(written: unknown, path: WrittenText['path']): readonly PlacedValue[] {
  if (!Array.isArray(written)) return [{ value: written as ConditionValue, path }];
  return written.map((value: ConditionValue, index) => ({ value, path: [...path, index] }));
}

function textsOf(values: readonly PlacedValue[], { from }: PlacedStatement): readonly WrittenText[] {
  return values.flatMap(({ value, path }) =>
    typeof value === 'string' ? [{ text: value, from, path }] : [],
  );
}
