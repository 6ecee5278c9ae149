import type { PlainStatement, PlainValue } from '../../../access/naive/documents.ts';
import { type AwsStatement, listOf } from './aws-policies.ts';

/** By lower-case key: `aws.sourceip` → `string`. */
export type KeyTypes = ReadonlyMap<string, 'string' | 'string[]' | 'bool' | 'number'>;

export interface Converted {
  readonly statements: readonly PlainStatement[];
  /** What the language cannot hold; empty where all of the document was converted. */
  readonly reasons: readonly string[];
}

export function convertStatements(statements: readonly AwsStatement[], types: KeyTypes): Converted {
  const reasons = new Set<string>();
  const converted = statements.map((each) => convertStatement(each, types, (reason) => reasons.add(reason)));
  return { statements: converted, reasons: [...reasons] };
}

type Refuse = (reason: string) => void;

function convertStatement(statement: AwsStatement, types: KeyTypes, refuse: Refuse): PlainStatement {
  const { Sid: sid, Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  if (sid && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(sid)) refuse('a sid of other characters');
  const actions = (list: unknown) => listOf(list).map((text) => actionOf(String(text), refuse));
  const resources = (list: unknown) => listOf(list).map((text) => resourceOf(String(text), types, refuse));
  return {
    ...(sid ? { sid } : {}),
    effect: Effect === 'Allow' ? 'allow' : 'deny',
    ...(Action === undefined ? { notActions: actions(NotAction) } : { actions: actions(Action) }),
    ...(Resource === undefined
      ? { notResources: resources(NotResource) }
      : { resources: resources(Resource) }),
    ...(Condition === undefined ? {} : { conditions: conditionsOf(Condition, types, refuse) }),
  };
}

function actionOf(text: string, refuse: Refuse): string {
  if (text !== '*' && !/^[A-Za-z0-9][A-Za-z0-9.-]*:[A-Za-z0-9*?-]+$/.test(text))
    refuse('an action with a space, or none at all');
  return text;
}

/** An ARN has a head of five segments; variables become ours. */
function resourceOf(text: string, types: KeyTypes, refuse: Refuse): string {
  if (text !== '*' && !/^arn(:[^:]*){4}:./s.test(withoutVariables(text)))
    refuse('a resource that lacks some of its segments');
  return textOf(text, types, refuse);
}

function withoutVariables(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, 'x');
}

/** `${aws:username}` is `{aws.username}`, `${*}` is `{*}`; other braces mean themselves. */
function textOf(text: string, types: KeyTypes, refuse: Refuse): string {
  return text.replace(/\$\{([^}]*)\}|[{}]/g, (found, name: string | undefined) => {
    if (name === undefined) return found + found;
    if (name === '*' || name === '?') return `{${name}}`;
    if (name === '$') return '$';
    const key = keyOf(name, refuse);
    if (types.get(key.toLowerCase()) !== 'string') refuse('a variable whose key is no text');
    return `{${key}}`;
  });
}

/** `aws:RequestTag/Owner` is the key `RequestTag.Owner` of service `aws`. */
export function keyOf(text: string, refuse: Refuse): string {
  const colon = text.indexOf(':');
  const key = `${text.slice(0, colon).toLowerCase()}.${text.slice(colon + 1).replaceAll('/', '.')}`;
  if (colon < 1 || !/^[a-z0-9-]+\.[A-Za-z0-9._:-]+$/.test(key)) refuse('a condition key of other characters');
  return key;
}

function conditionsOf(
  written: NonNullable<AwsStatement['Condition']>,
  types: KeyTypes,
  refuse: Refuse,
): NonNullable<PlainStatement['conditions']> {
  const conditions: Record<string, Record<string, readonly PlainValue[] | boolean>> = {};
  for (const [awsOperator, keys] of Object.entries(written)) {
    const operator = awsOperator.replace(/Arn(Not)?(Equals|Like)/, 'Resource$1Like');
    const under = conditions[operator] ?? {};
    conditions[operator] = under;
    for (const [awsKey, values] of Object.entries(keys)) {
      const key = keyOf(awsKey, refuse);
      if (Object.hasOwn(under, key)) refuse('one key under two operators that are one here');
      under[key] = valuesOf(operator, key, listOf(values).map(String), types, refuse);
    }
  }
  return conditions;
}

function valuesOf(
  operator: string,
  key: string,
  values: readonly string[],
  types: KeyTypes,
  refuse: Refuse,
): readonly PlainValue[] | boolean {
  const type = types.get(key.toLowerCase());
  if (operator === 'Null') {
    if (new Set(values).size > 1) refuse('`Null` with both values');
    return values[0] === 'true';
  }
  const wanted = typeUnder(operator);
  if (type?.replace('[]', '') !== wanted) refuse('a key compared as two types');
  if (wanted === 'bool') {
    if (values.some((value) => !/^(true|false)$/.test(value))) refuse('a truth value that is none');
    return values.map((value) => value === 'true');
  }
  if (wanted === 'number') return values.map(Number);
  if (!operator.includes('Resource')) return values.map((value) => textOf(value, types, refuse));
  return values.map((value) => resourceOf(value, types, refuse));
}

export function typeUnder(operator: string): 'string' | 'bool' | 'number' {
  if (/Bool/.test(operator)) return 'bool';
  return /Numeric/.test(operator) ? 'number' : 'string';
}
