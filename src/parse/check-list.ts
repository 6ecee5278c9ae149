import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { writtenLength } from '../digest/written-length.ts';
import type { SchemaError } from '../schema/schema-error.ts';
import { validateBody, validateList } from '../schema/validate.ts';
import { asMeant } from './as-meant.ts';
import { diagnose, isTold, toldPaths, withCredentialFields } from './check-body.ts';
import { apiVersion } from './check-header.ts';
import type { Document } from './document.ts';
import { dropEchoes } from './drop-echoes.ts';
import { jsonAt } from './json-at.ts';
import { isJsonObject, mergeDefaults } from './merge-defaults.ts';
import type { ReadDocument, Subject } from './subject.ts';

/**
 * The items of a list form, each with the defaults merged under it and then checked; handed on are those with which
 * nothing but unknown keys is wrong. A mistake that comes from the defaults is told once, where it stands.
 */
export function checkList(subject: Subject, body: JsonObject): ReadDocument {
  const { file, document, kind } = subject;
  const found = withCredentialFields(subject, body);
  const told = toldPaths(found);
  const shell = checkShell(body, told);
  const { items, defaults } = shell;
  if (defaults !== undefined && writtenLength(defaults, maxRepeated) * items.length > maxRepeated)
    return { documents: [], diagnostics: [...found, tooLong(subject)] };
  const diagnostics = [...found, ...shell.errors.map((error) => diagnose(subject, error, body, []))];
  let isWhole = shell.isUsable && found.every(({ at }) => at !== undefined && isInItem(at));
  const documents: Document[] = [];
  const seen = new Set<string>();
  const isTouched = touchedItems(found);
  for (const [index, item] of items.entries()) {
    if (!isJsonObject(item)) continue;
    const merged = defaults === undefined ? item : mergeDefaults(defaults, item);
    const whole = { apiVersion, kind, ...merged };
    const errors = validateBody(kind, whole);
    const meant = asMeant(whole, errors, (mended) => validateBody(kind, mended));
    const path = ['items', index];
    if (meant !== undefined && !isTouched(index))
      documents.push({ kind, body: meant, origin: { file, document, path } });
    for (const error of dropEchoes(errors)) report(error, path, item);
  }
  return { documents: isWhole ? documents : [], diagnostics };

  function report(error: SchemaError, item: Place['path'], written: JsonObject): void {
    const side = sideOf(error, written, defaults);
    const base = side === defaults ? ['defaults'] : item;
    if (side === defaults && error.keyword !== 'unknownKey') isWhole = false;
    if (isTold(told, [...base, ...error.path])) return;
    const identity = JSON.stringify([base, error.path, error.keyword, error.message]);
    if (seen.has(identity)) return;
    seen.add(identity);
    diagnostics.push(diagnose(subject, error, side, base));
  }
}

/** How many characters the defaults may have in all items together: each of them is looked at in every item. */
const maxRepeated = 20 * 1024 * 1024;

function tooLong({ file, document }: Subject): PlacedDiagnostic {
  return createDiagnostic('parse/too-large', {
    message: `the defaults of all items together make more than ${maxRepeated / 1024 / 1024} MB`,
    hint: 'shorten them, or split the list into several files',
    at: { file, document, path: ['defaults'], on: 'value' },
  });
}

/** What is around the items, and what is wrong with it beyond what was told. */
function checkShell(body: JsonObject, told: ReadonlySet<string>) {
  const errors = validateList(body);
  const meant = asMeant(body, errors, validateList);
  const fresh = dropEchoes(errors).filter(({ path }) => !isTold(told, path));
  const { items, defaults } = meant ?? body;
  return {
    items: Array.isArray(items) ? (items as readonly Json[]) : [],
    defaults: isJsonObject(defaults) ? defaults : undefined,
    errors: fresh,
    isUsable: meant !== undefined || fresh.every(isInItem),
  };
}

/** Which of the two a mistake comes from: the item, unless only the defaults hold the place. */
function sideOf({ path }: SchemaError, item: JsonObject, defaults: JsonObject | undefined): JsonObject {
  if (defaults === undefined || jsonAt(item, path) !== undefined) return item;
  return jsonAt(defaults, path) === undefined ? item : defaults;
}

function isInItem({ path }: Pick<Place, 'path'>): boolean {
  return path[0] === 'items' && path.length > 1;
}

/** Tells of an item whether something was found wrong inside it, or in the document as a whole. */
function touchedItems(found: readonly PlacedDiagnostic[]): (index: number) => boolean {
  const touched = new Set<Place['path'][number] | undefined>();
  for (const { at } of found) {
    const [head, index] = at?.path ?? [];
    // Without an index all items are meant.
    if (head === undefined || head === 'items') touched.add(index);
  }
  return (index) => touched.has(undefined) || touched.has(index);
}
