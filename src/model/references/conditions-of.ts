import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { type ConditionOperator, parseOperator } from '../services/condition-operator.ts';
import { type PlacedStatement, statementsOf, type WrittenText } from './written-texts.ts';

/** One key under one operator of a statement's conditions. */
export interface PlacedCondition {
  readonly operator: ConditionOperator;
  /** As written: `ForAnyValue:StringLike`. */
  readonly operatorText: string;
  readonly key: string;
  /** The values that are texts, each where it stands. */
  readonly texts: readonly WrittenText[];
  readonly of: PlacedStatement;
  /** The path of the operator, from the statement's document. */
  readonly operatorPath: readonly (string | number)[];
}

export function* conditionsOf(declared: DeclaredOrganization): Iterable<PlacedCondition> {
  for (const of of statementsOf(declared)) {
    for (const [operatorText, keys] of Object.entries(of.statement.conditions ?? {})) {
      const operatorPath = [...of.path, 'conditions', operatorText];
      const operator = parseOperator(operatorText);
      for (const [key, value] of Object.entries(keys ?? {})) {
        yield {
          operator,
          operatorText,
          key,
          texts: textsOf(value, of, [...operatorPath, key]),
          of,
          operatorPath,
        };
      }
    }
  }
}

function textsOf(
  value: unknown,
  { from }: PlacedStatement,
  path: WrittenText['path'],
): readonly WrittenText[] {
  if (typeof value === 'string') return [{ text: value, from, path }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) =>
    typeof item === 'string' ? [{ text: item, from, path: [...path, index] }] : [],
  );
}
