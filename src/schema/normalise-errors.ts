import { invariant } from '../diagnostic/bylaw-error.ts';
import type { Json } from '../digest/json.ts';
import type { RawSchemaError } from './compiled-validator.ts';
import type { SchemaError, TextRule } from './schema-error.ts';

/**
 * What a validator said about `root`, reduced to the mistakes themselves: a choice between keys is one mistake rather
 * than one per branch, a wrong key of a map is told at that key.
 */
export function normaliseErrors(raw: readonly RawSchemaError[], root: unknown): readonly SchemaError[] {
  const errors: SchemaError[] = [];
  const seen = new Set<string>();
  const aboutKeys = keyErrors(raw);
  for (const error of raw) {
    if (isNoise(error)) continue;
    const key = aboutKeys.get(error);
    const normalised = normalise(error, pathOf(error.instancePath, root), key);
    const identity = JSON.stringify([normalised.path, normalised.keyword, normalised.message]);
    if (!seen.has(identity)) errors.push(normalised);
    seen.add(identity);
  }
  return errors;
}

/** Branches of a choice between keys, and what only says that some other error happened inside. */
function isNoise({ keyword, schemaPath, data }: RawSchemaError): boolean {
  // A choice between keys says nothing of what is no map, and its type is an error already.
  const isChoice = keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'not';
  if (isChoice && (typeof data !== 'object' || data === null || Array.isArray(data))) return true;
  return keyword === 'propertyNames' || keyword === 'if' || /\/(oneOf|anyOf)\/\d+\//.test(schemaPath);
}

/** The errors that are about a key of a map, each with that key: ajv tells the key in a second error behind them. */
function keyErrors(raw: readonly RawSchemaError[]): ReadonlyMap<RawSchemaError, string> {
  const found = new Map<RawSchemaError, string>();
  for (const [index, { keyword, instancePath, params }] of raw.entries()) {
    if (keyword !== 'propertyNames') continue;
    for (let before = index - 1; before >= 0; before -= 1) {
      const error = raw[before];
      if (error === undefined || error.instancePath !== instancePath || error.data !== params.propertyName)
        break;
      found.set(error, String(params.propertyName));
    }
  }
  return found;
}

type Path = readonly (string | number)[];

function normalise(error: RawSchemaError, at: Path, key: string | undefined): SchemaError {
  const place =
    key === undefined ? { path: at, on: 'value' as const } : { path: [...at, key], on: 'key' as const };
  const { params, parentSchema } = error;
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = String(params.additionalProperty);
      return unknownKey([...at, unknown], unknown, Object.keys(parentSchema.properties ?? {}));
    }
    case 'false schema':
      return unknownKey(at, String(at.at(-1) ?? ''), []);
    case 'required': {
      const property = String(params.missingProperty);
      return { ...place, keyword: 'missingKey', params: { property }, message: `\`${property}\` is missing` };
    }
    case 'type': {
      const expected = [parentSchema.type ?? []].flat().map(String);
      const message = `must be ${expected.join(' or ')}`;
      const text = typeof parentSchema.pattern === 'string' ? { text: textRule(parentSchema) } : {};
      return { ...place, keyword: 'type', params: { expected, found: error.data as Json, ...text }, message };
    }
    case 'enum':
    case 'const': {
      const allowed = (error.keyword === 'const' ? [error.schema] : error.schema) as readonly Json[];
      const message = `must be ${allowed.map((value) => JSON.stringify(value)).join(' or ')}`;
      return { ...place, keyword: 'value', params: { allowed, found: error.data as Json }, message };
    }
    case 'pattern': {
      const rule = textRule(parentSchema);
      const message = rule.explanation;
      return { ...place, keyword: 'pattern', params: { ...rule, found: String(error.data) }, message };
    }
    default:
      return normaliseShape(error, place);
  }
}

/** The keywords about how many there are, and which keys go together. */
function normaliseShape(
  { keyword, params, schema, data }: RawSchemaError,
  place: Pick<SchemaError, 'path' | 'on'>,
): SchemaError {
  switch (keyword) {
    case 'minItems':
      return { ...place, keyword: 'emptyList', params: {}, message: 'must not be empty' };
    case 'minProperties':
      return { ...place, keyword: 'emptyMap', params: {}, message: 'must not be empty' };
    case 'oneOf':
    case 'anyOf': {
      const among = (schema as readonly { readonly required: readonly string[] }[]).flatMap(
        (branch) => branch.required,
      );
      const present = among.filter((name) => Object.hasOwn(data as object, name));
      if (present.length > 1) return conflict(place, present);
      const message = `one of ${among.join(', ')} is missing`;
      return { ...place, keyword: 'choice', params: { among }, message };
    }
    case 'not':
      return conflict(place, (schema as { readonly required: readonly string[] }).required);
    case 'uniqueItems': {
      const [again, first] = [Number(params.i), Number(params.j)].sort((a, b) => b - a) as [number, number];
      return {
        ...place,
        keyword: 'repeated',
        params: { first, again },
        message: 'must not hold the same twice',
      };
    }
    case 'minimum':
    case 'maximum':
    case 'minLength':
    case 'maxLength': {
      const limit = Number(params.limit);
      const message = `${keyword} is ${limit}`;
      return { ...place, keyword: 'range', params: { rule: keyword, limit, found: data as Json }, message };
    }
    default:
      invariant(false, `a schema uses the keyword ${keyword}, which has no words yet`);
  }
}

function textRule({ pattern, patternErrorMessage }: RawSchemaError['parentSchema']): TextRule {
  return {
    pattern: String(pattern),
    explanation: String(patternErrorMessage ?? `it must match ${String(pattern)}`),
  };
}

function unknownKey(path: Path, key: string, known: readonly string[]): SchemaError {
  return {
    path,
    on: 'key',
    keyword: 'unknownKey',
    params: { key, known },
    message: `\`${key}\` is not known here`,
  };
}

function conflict(place: Pick<SchemaError, 'path' | 'on'>, present: readonly string[]): SchemaError {
  return {
    ...place,
    keyword: 'conflict',
    params: { present },
    message: `only one of ${present.join(', ')} is allowed`,
  };
}

/** A JSON pointer as a path: a segment into a list becomes a number. */
function pathOf(pointer: string, root: unknown): Path {
  if (pointer === '') return [];
  const path: (string | number)[] = [];
  let node: unknown = root;
  for (const segment of pointer.slice(1).split('/')) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(node) ? Number(name) : name);
    node = node === null || typeof node !== 'object' ? undefined : Reflect.get(node, name);
  }
  return path;
}
