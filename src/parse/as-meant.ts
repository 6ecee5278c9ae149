import { nearestName } from '../diagnostic/nearest-name.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import type { SchemaError } from '../schema/schema-error.ts';
import { dropEchoes } from './drop-echoes.ts';
import { isJsonObject } from './merge-defaults.ts';

/**
 * The body without mistakes, where unknown keys are all that is wrong with it: a misspelt key under the name that
 * was meant, any other left out. Undefined where something else is wrong, or would be then. The keys are told as
 * errors all the same; the rest of the body can be checked at once.
 */
export function asMeant(
  body: JsonObject,
  errors: readonly SchemaError[],
  validate: (body: JsonObject) => readonly SchemaError[],
): JsonObject | undefined {
  if (errors.length === 0) return body;
  const unknown = new Map<string, readonly string[]>();
  for (const error of dropEchoes(errors)) {
    if (error.keyword !== 'unknownKey') return undefined;
    unknown.set(JSON.stringify(error.path), error.params.known);
  }
  const meant = mendMap(body, [], unknown);
  return validate(meant).length === 0 ? meant : undefined;
}

type Unknown = ReadonlyMap<string, readonly string[]>;
type Path = readonly (string | number)[];

function mend(value: Json, path: Path, unknown: Unknown): Json {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item, index) => mend(item, [...path, index], unknown));
  }
  return isJsonObject(value) ? mendMap(value, path, unknown) : value;
}

function mendMap(map: JsonObject, path: Path, unknown: Unknown): JsonObject {
  const mended: Record<string, Json> = {};
  for (const [key, value] of Object.entries(map)) {
    const at = [...path, key];
    const known = unknown.get(JSON.stringify(at));
    const name = known === undefined ? key : nearestName(key, known);
    if (name === undefined) continue;
    const isTaken = name !== key && (Object.hasOwn(map, name) || Object.hasOwn(mended, name));
    if (!isTaken) mended[name] = mend(value, at, unknown);
  }
  return mended;
}
