import type { Json, JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import { canonicalStatement } from '../model/statement-digest.ts';

/** How one statement differs in two versions of a policy; `before` or `after` is absent where only the other has it. */
export interface StatementDifference {
  readonly before?: NumberedStatement;
  readonly after?: NumberedStatement;
  /** What was found to be the same statement: by its `sid`, else because it is alike. */
  readonly matched?: 'sid' | 'likeness';
  /** By field: `effect`, `sid`, `actions`, `conditions` and so on; empty for a statement that only moved. */
  readonly fields: readonly FieldDifference[];
}

export interface NumberedStatement {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly statement: JsonObject;
}

/** Of a set (`actions`), the items; of one value the value; of conditions, texts such as `Bool principal.mfa true`. */
export interface FieldDifference {
  readonly field: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Two versions of a policy, statement by statement, in the order of the newer one, those that are gone last. What is
 * equal is left out. Statements are found again by equality, then by `sid`, then by likeness: what shares most.
 */
export function diffStatements(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): readonly StatementDifference[] {
  const old = before.map((statement, index) => ({ index, statement: canonicalStatement(statement) }));
  const now = after.map((statement, index) => ({ index, statement: canonicalStatement(statement) }));
  const pairs = matchStatements(old, now);
  const found = now.map((each): StatementDifference => {
    const pair = pairs.get(each);
    if (pair === undefined) return { after: each, fields: fieldsOf({}, each.statement) };
    const fields = fieldsOf(pair.other.statement, each.statement);
    return { before: pair.other, after: each, matched: pair.by, fields };
  });
  const kept = new Set([...pairs.values()].map(({ other }) => other));
  const gone = old.filter((each) => !kept.has(each));
  return [
    ...found.filter(({ before: other, fields }) => other === undefined || fields.length > 0),
    ...gone.map((each): StatementDifference => ({ before: each, fields: fieldsOf(each.statement, {}) })),
  ];
}

interface Pair {
  readonly other: NumberedStatement;
  readonly by: 'sid' | 'likeness';
}

function matchStatements(
  old: readonly NumberedStatement[],
  now: readonly NumberedStatement[],
): ReadonlyMap<NumberedStatement, Pair> {
  const pairs = new Map<NumberedStatement, Pair>();
  const free = new Set(old);
  const take = (each: NumberedStatement, other: NumberedStatement | undefined, by: Pair['by']) => {
    if (other === undefined) return;
    pairs.set(each, { other, by });
    free.delete(other);
  };
  for (const each of now) {
    const equal = [...free].find(({ statement }) => jsonEqual(statement, each.statement));
    take(each, equal, each.statement.sid === undefined ? 'likeness' : 'sid');
  }
  for (const each of now.filter((one) => !pairs.has(one) && one.statement.sid !== undefined)) {
    take(
      each,
      [...free].find(({ statement }) => statement.sid === each.statement.sid),
      'sid',
    );
  }
  const left = now.filter((each) => !pairs.has(each));
  const likely = left
    .flatMap((each) => [...free].map((other) => ({ each, other, alike: likeness(other, each) })))
    .filter(({ alike }) => alike >= leastLikeness)
    .sort((a, b) => b.alike - a.alike || a.each.index - b.each.index || a.other.index - b.other.index);
  for (const { each, other } of likely)
    if (!pairs.has(each) && free.has(other)) take(each, other, 'likeness');
  return pairs;
}

/** A third of what two statements say: less is another statement. */
const leastLikeness = 1 / 3;

/** The share of what two statements say that both say: 1 for equal ones. Their `sid` is only a name. */
function likeness({ statement: a }: NumberedStatement, { statement: b }: NumberedStatement): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared);
}

function wordsOf(statement: JsonObject): ReadonlySet<string> {
  const said = Object.keys(statement).filter((field) => field !== 'sid');
  return new Set(said.flatMap((field) => itemsOf(field, statement[field]).map((item) => `${field} ${item}`)));
}

const fieldOrder = ['sid', 'effect', 'actions', 'notActions', 'resources', 'notResources', 'conditions'];

function fieldsOf(before: JsonObject, after: JsonObject): readonly FieldDifference[] {
  const fields = new Set([...fieldOrder, ...Object.keys(before), ...Object.keys(after)]);
  return [...fields].flatMap((field) => {
    const [old, now] = [itemsOf(field, before[field]), itemsOf(field, after[field])];
    const added = now.filter((item) => !old.includes(item));
    const removed = old.filter((item) => !now.includes(item));
    return added.length + removed.length === 0 ? [] : [{ field, added, removed }];
  });
}

function itemsOf(field: string, value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  if (field === 'conditions' && isObject(value)) {
    return Object.entries(value).flatMap(([operator, keys]) =>
      Object.entries(keys as JsonObject).flatMap(([key, values]) =>
        listOf(values).map((each) => `${operator} ${key} ${textOf(each)}`),
      ),
    );
  }
  return listOf(value).map(textOf);
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
