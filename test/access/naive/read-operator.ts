/** A condition operator in its parts. */
export interface Operator {
  readonly prefix?: 'ForAnyValue' | 'ForAllValues';
  readonly base: string;
  readonly ifExists: boolean;
}

export function readOperator(text: string): Operator {
  const [before, after] = text.split(':') as [string, string?];
  const name = after ?? before;
  const ifExists = name.endsWith('IfExists');
  return {
    ...(after === undefined ? {} : { prefix: before as 'ForAnyValue' | 'ForAllValues' }),
    base: ifExists ? name.slice(0, -'IfExists'.length) : name,
    ifExists,
  };
}

/** "Negated operators: none of the values." */
export function isNegated(base: string): boolean {
  return base.includes('Not');
}

/** What a negated operator denies. */
export function positiveOf(base: string): string {
  return base.replace('Not', '');
}
