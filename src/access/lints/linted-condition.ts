import type { ConditionOperator } from '../../model/services/condition-operator.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import { operatorFamily } from '../conditions/operator-family.ts';
import type { Key } from '../engine/key-table.ts';

/** One key under one operator of a statement. */
export interface LintedCondition {
  /** As written: `ForAnyValue:StringLike`. */
  readonly operatorText: string;
  readonly operator: ConditionOperator;
  /** The key as written. */
  readonly name: string;
  readonly key: Key;
  readonly values: readonly ConditionValue[];
}

export function isNegated({ operator }: LintedCondition): boolean {
  return operatorFamily(operator.base)?.isNegated === true;
}

/** Whether it holds for a request without the key; `Null` asks for just that. */
export function holdsWithoutKey(condition: LintedCondition): boolean {
  const { base, prefix, ifExists } = condition.operator;
  if (base === 'Null') return condition.values.includes(true);
  return ifExists || prefix === 'ForAllValues' || (prefix === undefined && isNegated(condition));
}

/** Whether conditions that hold together ask that the key is there. */
export function requireKey(
  conditions: readonly LintedCondition[],
  { name }: Pick<LintedCondition, 'name'>,
): boolean {
  return conditions.some((each) => isSameKey(each, name) && !holdsWithoutKey(each));
}

export function isSameKey({ name }: LintedCondition, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
