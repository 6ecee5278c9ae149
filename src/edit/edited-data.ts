import type { Json, JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import { isJsonObject } from '../parse/merge-defaults.ts';
import type { AddDocument, DocumentEdit } from './document-edit.ts';

type Path = readonly (string | number)[];
type Documents = readonly Json[];

/** What an item of a list form is to say, given the `defaults` of its list. */
export type ItemOf = (body: JsonObject, defaults: JsonObject) => JsonObject;

/**
 * What the documents of a text say once an edit is made. Where the edit leaves something open, that is as in `after`:
 * behind which of its neighbours a new item stands, and whether a list without items is there.
 */
export function editedData(
  before: Documents,
  edit: DocumentEdit,
  after: Documents,
  itemOf: ItemOf,
): Documents {
  if (edit.is === 'add-document') return withDocument(before, edit, after, itemOf);
  if (edit.is === 'remove-document') {
    const { document, path } = edit.origin;
    const list = path.length === 0 ? undefined : listOf(before, [document, path[0] ?? '']);
    if (list === undefined || list.length === 1) return before.toSpliced(document, 1);
    return put(before, [document, path[0] ?? ''], list.toSpliced(Number(path[1]), 1)) as Documents;
  }
  const { origin, path } = edit.place;
  const at = [origin.document, ...origin.path, ...path];
  if (edit.is === 'set-field') return put(before, at, edit.value) as Documents;
  if (edit.is === 'remove-field') return put(before, at, undefined) as Documents;
  const list = listOf(before, at) ?? [];
  if (edit.is === 'add-item')
    return put(before, at, withItem(list, edit.item, listOf(after, at))) as Documents;
  const left = list.toSpliced(edit.index, 1);
  const isGone = left.length === 0 && get(after, at) === undefined;
  return put(before, at, isGone ? undefined : left) as Documents;
}

function withDocument(before: Documents, edit: AddDocument, after: Documents, itemOf: ItemOf): Documents {
  const { into, kind, body } = edit;
  const whole = { apiVersion: 'bylaw/v1', kind, ...body };
  if (into.in === 'new-file') return [...before, whole];
  if (into.in === 'file') return before.toSpliced(into.document + 1, 0, whole);
  const at = [into.document, 'items'];
  const defaults = get(before, [into.document, 'defaults']);
  const item = isJsonObject(defaults) ? itemOf(body, defaults) : body;
  return put(before, at, withItem(listOf(before, at) ?? [], item, listOf(after, at))) as Documents;
}

function withItem(list: readonly Json[], item: Json, found: readonly Json[] = []): readonly Json[] {
  const index = found.findIndex((each, at) => jsonEqual(each, item) && !jsonEqual(each, list[at]));
  return list.toSpliced(index < 0 ? list.length : index, 0, item);
}

function listOf(whole: Documents, path: Path): readonly Json[] | undefined {
  const found = get(whole, path);
  return Array.isArray(found) ? found : undefined;
}

function get(whole: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, step) => (value as Readonly<Record<string | number, Json>> | null | undefined)?.[step],
    whole,
  );
}

/** A value with another one at a path of it; undefined: with nothing there. */
function put(whole: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [step, ...deeper] = path;
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    return whole.map((each: Json, index) => (index === step ? (put(each, deeper, value) ?? null) : each));
  }
  const { [step]: old, ...others } = isJsonObject(whole) ? whole : {};
  const now = put(old, deeper, value);
  return now === undefined ? others : { ...others, [step]: now };
}
