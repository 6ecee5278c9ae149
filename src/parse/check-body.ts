import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import type { SchemaError } from '../schema/schema-error.ts';
import { validateBody } from '../schema/validate.ts';
import { asMeant } from './as-meant.ts';
import { describeSchemaError } from './describe-schema-error.ts';
import { dropEchoes } from './drop-echoes.ts';
import { findCredentialFields } from './find-credential-fields.ts';
import { jsonAt } from './json-at.ts';
import { isJsonObject } from './merge-defaults.ts';
import { sourceAt } from './node-at.ts';
import type { ReadDocument, Subject } from './subject.ts';

/** One document checked against the schema of its kind; handed on where nothing but unknown keys is wrong with it. */
export function checkBody(subject: Subject, body: JsonObject): ReadDocument {
  const { file, document, kind } = subject;
  const found = withCredentialFields(subject, body);
  const errors = validateBody(kind, body);
  const meant =
    found.length === 0 ? asMeant(body, errors, (mended) => validateBody(kind, mended)) : undefined;
  const told = toldPaths(found);
  const fresh = dropEchoes(errors).filter(({ path }) => !isTold(told, path));
  const mistakes = fresh.map((error) => diagnose(subject, error, body, []));
  return {
    documents: meant === undefined ? [] : [{ kind, body: meant, origin: { file, document, path: [] } }],
    diagnostics: [...found, ...mistakes],
  };
}

/** What was found so far, with the fields named like credentials of which nothing worse is told. */
export function withCredentialFields(subject: Subject, body: JsonObject): readonly PlacedDiagnostic[] {
  const told = toldPaths(subject.found);
  const fields = findCredentialFields(subject, body, []);
  return [...subject.found, ...fields.filter(({ at }) => at === undefined || !isTold(told, at.path))];
}

/**
 * A schema's error as a diagnostic.
 *
 * @param written the map that the error's path starts from, as it stands in the file
 * @param base where that map stands in the document
 */
export function diagnose(
  { yaml, file, document }: Pick<Subject, 'yaml' | 'file' | 'document'>,
  error: SchemaError,
  written: Json,
  base: Place['path'],
): PlacedDiagnostic {
  const { code, message, hint } = describeSchemaError(error, sourceAt(yaml(), [...base, ...error.path]));
  const { path, on } = pointAt(error, written);
  const at: Place = { file, document, path: [...base, ...path], on };
  return createDiagnostic(code, { message, at, ...(hint === undefined ? {} : { hint }) });
}

/** The smallest node that shows the mistake: what is missing from a map is shown at the map's first key. */
function pointAt(error: SchemaError, written: Json): Pick<Place, 'path' | 'on'> {
  const { path } = error;
  switch (error.keyword) {
    case 'missingKey':
    case 'choice': {
      const map = jsonAt(written, path);
      const first = isJsonObject(map) ? Object.keys(map)[0] : undefined;
      return first === undefined ? { path, on: 'value' } : { path: [...path, first], on: 'key' };
    }
    case 'conflict':
      return { path: [...path, error.params.present.at(-1) ?? ''], on: 'key' };
    case 'repeated':
      return { path: [...path, error.params.again], on: 'value' };
    case 'emptyList':
    case 'emptyMap':
      return typeof path.at(-1) === 'string' ? { path, on: 'key' } : { path, on: 'value' };
    default:
      return { path, on: error.on };
  }
}

/** The places about which something has been said already: what a schema finds there is an echo. */
export function toldPaths(found: readonly PlacedDiagnostic[]): ReadonlySet<string> {
  return new Set(
    found.flatMap(({ at }) =>
      at === undefined || at.path.length === 0 || at.span !== undefined ? [] : [JSON.stringify(at.path)],
    ),
  );
}

export function isTold(told: ReadonlySet<string>, path: Place['path']): boolean {
  if (told.size === 0) return false;
  return path.some((_, index) => told.has(JSON.stringify(path.slice(0, index + 1))));
}
