import type { ScalarType } from './scalar.ts';

/** What an operator compares and how; a negated one holds where its comparison does not. */
export interface OperatorFamily {
  readonly type: ScalarType;
  readonly comparison: Comparison;
  readonly isNegated: boolean;
}

export type Comparison =
  | 'equals'
  | 'equals-ignore-case'
  | 'like'
  | 'resource-like'
  | 'less'
  | 'at-most'
  | 'greater'
  | 'at-least'
  | 'in-range';

/** Undefined for an operator that does not exist. `Null` compares nothing and is none of these. */
export function operatorFamily(base: string): OperatorFamily | undefined {
  return families.get(base);
}

const ordered: readonly (readonly [string, Comparison, boolean])[] = [
  ['Equals', 'equals', false],
  ['NotEquals', 'equals', true],
  ['LessThan', 'less', false],
  ['LessThanEquals', 'at-most', false],
  ['GreaterThan', 'greater', false],
  ['GreaterThanEquals', 'at-least', false],
];

const families: ReadonlyMap<string, OperatorFamily> = new Map([
  family('StringEquals', 'string', 'equals', false),
  family('StringNotEquals', 'string', 'equals', true),
  family('StringEqualsIgnoreCase', 'string', 'equals-ignore-case', false),
  family('StringNotEqualsIgnoreCase', 'string', 'equals-ignore-case', true),
  family('StringLike', 'string', 'like', false),
  family('StringNotLike', 'string', 'like', true),
  family('ResourceLike', 'string', 'resource-like', false),
  family('ResourceNotLike', 'string', 'resource-like', true),
  ...ordered.map(([name, comparison, isNegated]) =>
    family(`Numeric${name}`, 'number', comparison, isNegated),
  ),
  ...ordered.map(([name, comparison, isNegated]) => family(`Date${name}`, 'date', comparison, isNegated)),
  family('Bool', 'bool', 'equals', false),
  family('IpAddress', 'ip', 'in-range', false),
  family('NotIpAddress', 'ip', 'in-range', true),
]);

function family(
  name: string,
  type: ScalarType,
  comparison: Comparison,
  isNegated: boolean,
): readonly [string, OperatorFamily] {
  return [name, { type, comparison, isNegated }];
}
