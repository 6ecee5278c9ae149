import type { Json, JsonObject } from '../../digest/json.ts';
import { sanitizeLine } from '../sanitize-text.ts';

/** What a condition operator says of a key and its values: with one value, and with several. */
const words: Readonly<Record<string, readonly [one: string, several?: string]>> = {
  StringEquals: ['is', 'is one of'],
  StringNotEquals: ['is not', 'is none of'],
  StringEqualsIgnoreCase: ['is, without case,', 'is, without case, one of'],
  StringNotEqualsIgnoreCase: ['is not, without case,', 'is, without case, none of'],
  StringLike: ['is like', 'is like one of'],
  StringNotLike: ['is not like', 'is like none of'],
  ResourceLike: ['matches', 'matches one of'],
  ResourceNotLike: ['does not match', 'matches none of'],
  NumericEquals: ['is', 'is one of'],
  NumericNotEquals: ['is not', 'is none of'],
  NumericLessThan: ['is less than'],
  NumericLessThanEquals: ['is at most'],
  NumericGreaterThan: ['is more than'],
  NumericGreaterThanEquals: ['is at least'],
  DateEquals: ['is', 'is one of'],
  DateNotEquals: ['is not', 'is none of'],
  DateLessThan: ['is before'],
  DateLessThanEquals: ['is at or before'],
  DateGreaterThan: ['is after'],
  DateGreaterThanEquals: ['is at or after'],
  Bool: ['is', 'is one of'],
  IpAddress: ['is in', 'is in one of'],
  NotIpAddress: ['is not in', 'is in none of'],
};

/** Conditions in words, each a clause that follows `when`: `principal.mfa is true`; all of them have to hold. */
export function describeConditions(conditions: Json | undefined): readonly string[] {
  if (!isObject(conditions)) return [];
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys as JsonObject).map(([key, values]) => describe(operator, key, listOf(values))),
  );
}

function describe(operator: string, key: string, values: readonly Json[]): string {
  const { prefix, base = operator, ifExists } = parts.exec(operator)?.groups ?? {};
  const name = sanitizeLine(key);
  if (base === 'Null')
    return `${name} is ${values.every((each) => String(each) === 'true') ? 'missing' : 'there'}`;
  const subject =
    prefix === undefined ? name : `${prefix === 'ForAnyValue' ? 'some' : 'every'} value of ${name}`;
  const [one = base, several = `${one} one of`] = words[base] ?? [];
  const said = values.map(quoted).join(', ');
  const clause = `${subject} ${values.length === 1 ? one : several} ${said}`;
  return ifExists === undefined ? clause : `${clause}, or is missing`;
}

const parts = /^(?:(?<prefix>ForAnyValue|ForAllValues):)?(?<base>.*?)(?<ifExists>IfExists)?$/;

function quoted(value: Json): string {
  return typeof value === 'string' ? `"${sanitizeLine(value)}"` : String(value);
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
