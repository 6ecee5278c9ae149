import { digestOf } from '../digest/digest.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';

/** Fields of a statement whose order means nothing. */
const sets = new Set(['actions', 'notActions', 'resources', 'notResources']);

/** Of lists that are asked about several times in a plan; none of them ever changes. */
const digests = new WeakMap<readonly JsonObject[], string>();

/**
 * What identifies a policy version: SHA-256 of the canonical statements. Actions, resources and condition values
 * are sorted and a single condition value equals a list of one; the order of statements and their `sid` count.
 */
export function digestStatements(statements: readonly JsonObject[]): string {
  const known = digests.get(statements) ?? digestOf(statements.map(canonicalStatement));
  digests.set(statements, known);
  return known;
}

/** Whether statements have the digest of a version: told without it where they read like those of the version. */
export function hasStatementsOf(
  statements: readonly JsonObject[],
  version: { readonly digest: string; readonly statements: readonly JsonObject[] },
): boolean {
  return readAlike(statements, version.statements) || digestStatements(statements) === version.digest;
}

/** Never true of statements with different digests; false of some with the same. */
function readAlike(left: readonly JsonObject[], right: readonly JsonObject[]): boolean {
  return left.length === right.length && left.every((each, index) => isAlike(each, right[index] ?? {}));
}

function isAlike(left: JsonObject, right: JsonObject): boolean {
  return haveFields(left, right, (one, other, field) => {
    if (sets.has(field)) return isSameSet(one, other);
    if (field !== 'conditions' || !isObject(one) || !isObject(other)) return jsonEqual(one, other);
    return haveFields(one, other, isSameCondition);
  });
}

function isSameCondition(left: Json, right: Json): boolean {
  return isObject(left) && isObject(right) ? haveFields(left, right, isSameSet) : jsonEqual(left, right);
}

/** Whether two objects have the same fields, each with values that are the same by `isSame`. */
function haveFields(
  left: JsonObject,
  right: JsonObject,
  isSame: (one: Json, other: Json, field: string) => boolean,
): boolean {
  let more = 0;
  for (const field in left) {
    const [one, other] = [left[field], right[field]];
    if (one === undefined || other === undefined || !Object.hasOwn(right, field)) return false;
    if (!isSame(one, other, field)) return false;
    more++;
  }
  for (const _ in right) more--;
  return more === 0;
}

/** A single value is a set of one. */
function isSameSet(left: Json, right: Json): boolean {
  if (!Array.isArray(left)) return isShortList(right) && right.length === 1 && right[0] === left;
  if (!isShortList(left) || !isShortList(right)) return jsonEqual(left, right);
  return left.every((item) => right.includes(item)) && right.every((item) => left.includes(item));
}

/** Short enough for each item to be looked up in the other list. */
function isShortList(value: Json): value is readonly Json[] {
  return Array.isArray(value) && value.length <= 16;
}

/** A statement with every set in it sorted: the form that versions are compared by and kept in. */
export function canonicalStatement(statement: JsonObject): JsonObject {
  return mapValues(statement, (value, field) => {
    if (sets.has(field)) return sorted(value);
    return field === 'conditions' && isObject(value) ? mapValues(value, canonicalCondition) : value;
  });
}

function canonicalCondition(keys: Json): Json {
  return isObject(keys) ? mapValues(keys, sorted) : keys;
}

/** A sorted list without repetitions: the values of a condition are alternatives, and so are actions. */
function sorted(value: Json): Json {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const byText = new Map(list.map((item) => [JSON.stringify(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
}

function mapValues(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
