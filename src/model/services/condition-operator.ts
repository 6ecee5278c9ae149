import type { KeyType } from './condition-keys.ts';

/** A condition operator in its parts: `ForAnyValue:StringLikeIfExists`. */
export interface ConditionOperator {
  readonly prefix: 'ForAnyValue' | 'ForAllValues' | undefined;
  /** `StringLike`, `Bool`, `Null`. */
  readonly base: string;
  readonly ifExists: boolean;
}

export function parseOperator(operator: string): ConditionOperator {
  const parts = /^(?:(?<prefix>ForAnyValue|ForAllValues):)?(?<base>.*?)(?<ifExists>IfExists)?$/.exec(
    operator,
  )?.groups;
  return {
    prefix: parts?.prefix as ConditionOperator['prefix'],
    base: parts?.base ?? operator,
    ifExists: parts?.ifExists !== undefined,
  };
}

/** Whether values under this operator are patterns or texts in which variables are found. */
export function takesVariables({ base }: ConditionOperator): boolean {
  return /^(?:String|Resource)/.test(base);
}

/** Whether values under this operator are resource patterns. */
export function takesResources({ base }: ConditionOperator): boolean {
  return base.startsWith('Resource');
}

/** Why an operator does not fit a key of this type, as a hint what would; undefined where it fits. */
export function operatorMisfit({ prefix, base }: ConditionOperator, type: KeyType): string | undefined {
  if (base === 'Null' || type === 'attribute') return undefined;
  const scalar = type.replace('[]', '') as keyof typeof operatorsOfType;
  const { fits, example } = operatorsOfType[scalar];
  if (!fits.test(base))
    return `compare it with an operator such as \`${isList(type) ? 'ForAnyValue:' : ''}${example}\``;
  return isList(type) && prefix === undefined ? `a list is compared with \`ForAnyValue:${base}\`` : undefined;
}

function isList(type: KeyType): boolean {
  return type.endsWith('[]');
}

const operatorsOfType = {
  string: { fits: /^(?:String|Resource)/, example: 'StringEquals' },
  number: { fits: /^Numeric/, example: 'NumericLessThan' },
  date: { fits: /^Date/, example: 'DateLessThan' },
  bool: { fits: /^Bool$/, example: 'Bool' },
  ip: { fits: /^(?:Not)?IpAddress$/, example: 'IpAddress' },
} as const;
