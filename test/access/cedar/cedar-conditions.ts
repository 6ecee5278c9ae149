import type { Effect, PlainStatement, PlainValue, PlainValues } from '../naive/documents.ts';
import { type Asker, type CedarKey, cedarKey } from './cedar-keys.ts';
import { allOf, anyOf, datetime, quoted, quotedPattern } from './cedar-text.ts';

export function cedarConditions({ conditions = {}, effect }: PlainStatement, asker: Asker): string {
  return allOf(
    Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => cedarCondition(operator, key, values, effect, asker)),
    ),
  );
}

function cedarCondition(
  operator: string,
  key: string,
  written: PlainValues,
  effect: Effect,
  asker: Asker,
): string {
  const list: readonly PlainValue[] = Array.isArray(written) ? written : [written as PlainValue];
  if (key === 'principal.teams') return inTeams(list, asker);
  const { isThere, value } = cedarKey(key, asker);
  if (operator === 'Null') return list.includes(true) ? `!(${isThere})` : isThere;
  const ifExists = operator.endsWith('IfExists');
  const [prefix, base] = operator.replace('IfExists', '').split(':') as [string, string?];
  const test =
    base === undefined ? scalarTest(prefix, value, list, effect, asker) : listTest(prefix, base, value, list);
  const passesWithout =
    ifExists || prefix === 'ForAllValues' || (base === undefined && prefix.includes('Not'));
  return passesWithout ? `!(${isThere}) || (${test})` : `(${isThere}) && (${test})`;
}

function inTeams(teams: readonly PlainValue[], asker: Asker): string {
  return asker === 'entity'
    ? `principal in [${teams.map((team) => `Team::${quoted(String(team))}`).join(', ')}]`
    : 'false';
}

function scalarTest(
  base: string,
  value: string,
  list: readonly PlainValue[],
  effect: Effect,
  asker: Asker,
): string {
  const isNegated = base.includes('Not');
  // In doubt (a variable without value) a value matches where that is least access.
  const inDoubt = (effect === 'deny') !== isNegated;
  const tests = anyOf(
    list.map((written) => compare(base.replace('Not', ''), value, written, inDoubt, asker)),
  );
  return isNegated ? `!(${tests})` : tests;
}

function compare(base: string, value: string, written: PlainValue, inDoubt: boolean, asker: Asker): string {
  if (base === 'StringLike') return `${value} like ${quotedPattern(String(written))}`;
  if (base === 'IpAddress') return `${value}.isInRange(ip(${quoted(String(written))}))`;
  if (base.startsWith('String') && String(written).startsWith('{principal.'))
    return equalsVariable(value, cedarKey(String(written).slice(1, -1), asker), inDoubt);
  return `${value} ${symbols[base.replace(/^(String|Numeric|Date|Bool)/, '')]} ${literal(base, written)}`;
}

export function equalsVariable(value: string, variable: CedarKey, inDoubt: boolean): string {
  const isSame = `${value} == ${variable.value}`;
  return inDoubt ? `!(${variable.isThere}) || (${isSame})` : `(${variable.isThere}) && (${isSame})`;
}

const symbols: Readonly<Record<string, string>> = {
  '': '==',
  Equals: '==',
  LessThan: '<',
  LessThanEquals: '<=',
  GreaterThan: '>',
  GreaterThanEquals: '>=',
};

function literal(base: string, written: PlainValue): string {
  if (base.startsWith('Date')) return datetime(String(written));
  return typeof written === 'string' ? quoted(written.replaceAll('{*}', '*')) : String(written);
}

function listTest(prefix: string, base: string, value: string, list: readonly PlainValue[]): string {
  const set = `[${list.map((written) => literal(base, written)).join(', ')}]`;
  const some = `${value}.containsAny(${set})`;
  const every = `${set}.containsAll(${value})`;
  if (prefix === 'ForAnyValue') return base.includes('Not') ? `!(${every})` : some;
  return base.includes('Not') ? `!(${some})` : every;
}
