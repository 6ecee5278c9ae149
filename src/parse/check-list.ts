import type { Place, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../digest/json.ts';
import type { SchemaError } from '../schema/schema-error.ts';
import { validateBody, validateList } from '../schema/validate.ts';
import { diagnose, isTold, toldPaths, withCredentialFields } from './check-body.ts';
import { apiVersion } from './check-header.ts';
import type { Document } from './document.ts';
import { dropEchoes } from './drop-echoes.ts';
import { jsonAt } from './json-at.ts';
import { isJsonObject, mergeDefaults } from './merge-defaults.ts';
import type { ReadDocument, Subject } from './subject.ts';

/**
 * The items of a list form, each with the defaults merged under it and then checked. A mistake that comes from the
 * defaults is told once, where it stands.
 */
export function checkList(subject: Subject, body: JsonObject): ReadDocument {
  const { file, document, kind } = subject;
  const found = withCredentialFields(subject, body);
  const told = toldPaths(found);
  const shell = dropEchoes(validateList(body)).filter(({ path }) => !isTold(told, path));
  const diagnostics = [...found, ...shell.map((error) => diagnose(subject, error, body, []))];
  const items = Array.isArray(body.items) ? body.items : [];
  const defaults = isJsonObject(body.defaults) ? body.defaults : undefined;
  const documents: Document[] = [];
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (!isJsonObject(item)) continue;
    const merged = defaults === undefined ? item : mergeDefaults(defaults, item);
    const whole = { apiVersion, kind, ...merged };
    const errors = validateBody(kind, whole);
    const path = ['items', index];
    if (errors.length === 0) {
      if (found.length === 0 || !isTouched(found, path))
        documents.push({ kind, body: whole, origin: { file, document, path } });
      continue;
    }
    for (const error of dropEchoes(errors)) report(error, path, item);
  }
  const isWhole = diagnostics.every(({ at }) => at?.path[0] === 'items' && at.path.length > 1);
  return { documents: isWhole ? documents : [], diagnostics };

  function report(error: SchemaError, item: Place['path'], written: JsonObject): void {
    const side = sideOf(error, written, defaults);
    const base = side === defaults ? ['defaults'] : item;
    if (isTold(told, [...base, ...error.path])) return;
    const identity = JSON.stringify([base, error.path, error.keyword, error.message]);
    if (seen.has(identity)) return;
    seen.add(identity);
    diagnostics.push(diagnose(subject, error, side, base));
  }
}

/** Which of the two a mistake comes from: the item, unless only the defaults hold the place. */
function sideOf({ path }: SchemaError, item: JsonObject, defaults: JsonObject | undefined): JsonObject {
  if (defaults === undefined || jsonAt(item, path) !== undefined) return item;
  return jsonAt(defaults, path) === undefined ? item : defaults;
}

/** Whether something was found wrong inside the part of the document at `path`, or in the document as a whole. */
function isTouched(found: readonly PlacedDiagnostic[], path: Place['path']): boolean {
  return found.some(({ at }) => {
    if (at === undefined) return true;
    return path.every((segment, index) => at.path.length <= index || at.path[index] === segment);
  });
}
