import type { Origin } from '../parse/document.ts';
import { removeDocumentText } from './document-texts.ts';
import { removeItem } from './remove-item.ts';
import type { Splice } from './splice.ts';
import { saidAt, type WrittenText } from './written-text.ts';

/**
 * What takes a document out of a text: an item of its list form, or all between its `---` and the next; a list form
 * goes with its last item. Nothing is left of a text that held nothing else.
 */
export function removeDocument(
  written: WrittenText,
  { file, document, path }: Origin,
): readonly Splice[] | undefined {
  const [items, index] = path;
  if (items === undefined) return removeDocumentText(written, document);
  const list = saidAt(written, document, [items]);
  if (!Array.isArray(list) || typeof index !== 'number') return undefined;
  if (list.length === 1) return removeDocumentText(written, document);
  const place = { origin: { file, document, path: [] }, kind: '', path: [items] };
  return removeItem(written, place, index);
}
