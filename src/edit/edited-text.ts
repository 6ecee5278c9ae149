import type { Json } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import { isJsonObject, mergeDefaults } from '../parse/merge-defaults.ts';
import { addDocument } from './add-document.ts';
import { addItem } from './add-item.ts';
import type { DocumentEdit } from './document-edit.ts';
import { batchesOf } from './edit-order.ts';
import { editedData } from './edited-data.ts';
import { removeDocument } from './remove-document.ts';
import { removeField } from './remove-field.ts';
import { removeItem } from './remove-item.ts';
import { setField } from './set-field.ts';
import { type Splice, spliced } from './splice.ts';
import { withoutDefaults } from './without-defaults.ts';
import { type WrittenText, writtenText } from './written-text.ts';

/**
 * A file's text with edits made, and every other byte as it was; places are those of the text before all of them.
 * The text of a file that is not there is empty, and so is what is left of one without documents. Undefined where the
 * file is written in a way that does not allow it; what comes of the edits is read again, and must say just what they
 * say.
 */
export function editedText(text: string, edits: readonly DocumentEdit[]): string | undefined {
  let now = writtenText(text);
  for (const batch of batchesOf(edits)) {
    const splices: Splice[] = [];
    for (const edit of batch) {
      const found = splicesOf(now, edit);
      if (found === undefined) return undefined;
      splices.push(...found);
    }
    const after = writtenText(spliced(now.text, splices));
    if (!saysOnly(now, after, batch)) return undefined;
    now = after;
  }
  return now.text;
}

function splicesOf(written: WrittenText, edit: DocumentEdit): readonly Splice[] | undefined {
  if (edit.is === 'add-document') return addDocument(written, edit);
  if (edit.is === 'remove-document') return removeDocument(written, edit.origin);
  if (edit.is === 'add-item') return addItem(written, edit.place, edit.item);
  if (edit.is === 'remove-item') return removeItem(written, edit.place, edit.index);
  if (edit.is === 'set-field') return setField(written, edit.place, edit.value);
  return removeField(written, edit.place);
}

/** Whether one text says what the other does but for some edits, in what is written and in what counts. */
function saysOnly(before: WrittenText, after: WrittenText, edits: readonly DocumentEdit[]): boolean {
  if (after.documents.some(({ errors }) => errors.length > 0)) return false;
  const written = edits.reduce<readonly Json[]>(
    (data, edit) => editedData(data, edit, after.data, withoutDefaults),
    before.data,
  );
  if (!jsonEqual(written, after.data)) return false;
  const counting = after.data.map(withDefaults);
  const expected = edits.reduce<readonly Json[]>(
    (data, edit) => editedData(data, edit, counting, (body, defaults) => mergeDefaults(defaults, body)),
    before.data.map(withDefaults),
  );
  return jsonEqual(expected, counting);
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
