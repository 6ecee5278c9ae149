import type { Document } from 'yaml';
import type { Json, JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Origin } from '../parse/document.ts';
import { isJsonObject, mergeDefaults } from '../parse/merge-defaults.ts';
import { readNode } from '../parse/read-node.ts';
import { readYaml } from '../parse/read-yaml.ts';
import { addItem } from './add-item.ts';
import { removeField } from './remove-field.ts';
import { removeItem } from './remove-item.ts';
import { setField } from './set-field.ts';
import type { WrittenPlace } from './written-place.ts';

/** One change of one document, as data. */
export type DocumentEdit =
  | { readonly is: 'add-item'; readonly place: WrittenPlace; readonly item: Json }
  | { readonly is: 'remove-item'; readonly place: WrittenPlace; readonly index: number }
  | { readonly is: 'set-field'; readonly place: WrittenPlace; readonly value: Json }
  | { readonly is: 'remove-field'; readonly place: WrittenPlace };

/**
 * A file's text with an edit made, and every other byte as it was. Undefined where the file is written in a way that
 * does not allow it; what comes of an edit is read again, and must say just what the edit says.
 */
export function editedText(text: string, edit: DocumentEdit): string | undefined {
  const after = changedText(text, edit);
  return after !== undefined && saysOnly(text, after, edit) ? after : undefined;
}

function changedText(text: string, edit: DocumentEdit): string | undefined {
  if (edit.is === 'add-item') return addItem(text, edit.place, edit.item);
  if (edit.is === 'remove-item') return removeItem(text, edit.place, edit.index);
  if (edit.is === 'set-field') return setField(text, edit.place, edit.value);
  return removeField(text, edit.place);
}

function saysOnly(before: string, after: string, edit: DocumentEdit): boolean {
  const [old, now] = [readYaml(before).documents, readYaml(after).documents];
  if (old.length !== now.length) return false;
  const { origin } = edit.place;
  return now.every((document, index) => {
    if (document.errors.length > 0) return false;
    const [was, is] = [dataOf(old[index]), dataOf(document)];
    if (origin.document !== index) return jsonEqual(was, is);
    return (
      isChanged(was, is, origin.path, edit) &&
      isChanged(withDefaults(was), withDefaults(is), origin.path, edit)
    );
  });
}

/** Whether `after` is `before` but for the edit at the path. */
function isChanged(before: Json, after: Json, path: Origin['path'], edit: DocumentEdit): boolean {
  const [step, ...deeper] = path;
  if (step === undefined) return isEdit(before as JsonObject, after as JsonObject, edit);
  const { [step]: was, ...othersBefore } = before as JsonObject;
  const { [step]: is, ...othersAfter } = after as JsonObject;
  if (was === undefined || is === undefined || !jsonEqual(othersBefore, othersAfter)) return false;
  return isChanged(was, is, deeper, edit);
}

/** A list form as it counts: a list that an item is given hides the one of `defaults`, and that of a list taken out comes forth. */
function withDefaults(body: Json): Json {
  if (!isJsonObject(body) || !isJsonObject(body.defaults) || !Array.isArray(body.items)) return body;
  const { defaults } = body;
  const items = (body.items as readonly Json[]).map((item) =>
    isJsonObject(item) ? mergeDefaults(defaults, item) : item,
  );
  return { ...body, items };
}

function dataOf(document: Document | undefined): Json {
  const contents = document?.contents;
  if (contents == null) return null;
  return readNode(contents, { file: '', document: 0, suspicious: false }).value;
}

/** Whether `after` is `before` with the edit made. Fields of the document itself are all that is edited yet. */
function isEdit(before: JsonObject, after: JsonObject, edit: DocumentEdit): boolean {
  const [key = '', ...deeper] = edit.place.path.map(String);
  if (deeper.length > 0) return false;
  const { [key]: was, ...othersBefore } = before;
  const { [key]: is, ...othersAfter } = after;
  if (!jsonEqual(othersBefore, othersAfter)) return false;
  if (edit.is === 'set-field') return jsonEqual(is, edit.value);
  if (edit.is === 'remove-field') return is === undefined;
  const [old, now] = [listOf(was), listOf(is)];
  if (edit.is === 'remove-item') return jsonEqual(now, old.toSpliced(edit.index, 1));
  return now.some((item, index) => jsonEqual(item, edit.item) && jsonEqual(now.toSpliced(index, 1), old));
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? [...(value as readonly Json[])] : [];
}
