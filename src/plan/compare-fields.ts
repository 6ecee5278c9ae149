import type { Json, JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { EdgeKind, ObjectKind } from './address.ts';
import { isAccessField } from './fields.ts';

/** How an entry that exists differs from the one desired. */
export interface FieldDifference {
  /** Null where nothing is to change. */
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  /** Fields no longer declared: the change drops them from what is managed, and they stay as they are. */
  readonly letGo: readonly string[];
}

/**
 * Compares field by field; an undeclared field counts only where it is an access field or among `managed`, and one that
 * is only observed never.
 */
export function compareFields(
  kind: ObjectKind | EdgeKind,
  actual: JsonObject,
  desired: JsonObject,
  managed: JsonObject,
  observes: readonly string[] = [],
): FieldDifference {
  const undeclared = (field: string) => !Object.hasOwn(desired, field) && !isAccessField(kind, field);
  const changed = [...new Set([...Object.keys(actual), ...Object.keys(desired)])]
    .filter((field) => !jsonEqual(own(actual, field), own(desired, field)))
    .filter((field) => !undeclared(field) || Object.hasOwn(managed, field))
    .filter((field) => !observes.includes(field))
    .sort();
  if (changed.length === 0) return { before: null, after: null, letGo: [] };
  return { before: pick(actual, changed), after: pick(desired, changed), letGo: changed.filter(undeclared) };
}

function pick(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field): [string, Json][] => {
      const value = own(object, field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function own(object: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(object, field) ? object[field] : undefined;
}
