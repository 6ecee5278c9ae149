import type { DocumentEdit } from './document-edit.ts';

type Path = readonly (string | number)[];

/**
 * Edits of one file in the order in which they can be made one after the other: the last places first, so that what
 * comes and goes moves no place that is still to be edited. Edits of different documents are made at once.
 */
export function batchesOf(edits: readonly DocumentEdit[]): readonly (readonly DocumentEdit[])[] {
  const placed = edits.map((edit, index) => ({ edit, index, at: placeOf(edit) }));
  placed.sort((a, b) => comparePaths(b.at, a.at) || compareNew(a, b));
  const batches: DocumentEdit[][] = [];
  let taken = new Set<string>();
  for (const { edit } of placed) {
    const document = documentOf(edit);
    const last = batches.at(-1);
    if (last === undefined || document === undefined || taken.size === 0 || taken.has(document)) {
      batches.push([edit]);
      taken = new Set(document === undefined ? [] : [document]);
    } else {
      last.push(edit);
      taken.add(document);
    }
  }
  return batches;
}

/** The document inside which an edit is made; undefined where a document comes or goes. */
function documentOf(edit: DocumentEdit): string | undefined {
  if (!('place' in edit)) return undefined;
  const { document, path } = edit.place.origin;
  return JSON.stringify([document, ...path]);
}

function placeOf(edit: DocumentEdit): Path {
  if (edit.is === 'add-document') {
    if (edit.into.in === 'new-file') return [0];
    return edit.into.in === 'list' ? [edit.into.document, 'items'] : [edit.into.document + 0.5];
  }
  if (edit.is === 'remove-document') return [edit.origin.document, ...edit.origin.path];
  const { origin, path } = edit.place;
  const at = [origin.document, ...origin.path, ...path];
  return edit.is === 'remove-item' ? [...at, edit.index] : at;
}

/** Of two that come behind the same document the later one is put there first. */
function compareNew(
  a: { readonly edit: DocumentEdit; readonly index: number },
  b: { readonly edit: DocumentEdit; readonly index: number },
): number {
  const isBehind = a.edit.is === 'add-document' && a.edit.into.in === 'file';
  return isBehind ? b.index - a.index : a.index - b.index;
}

function comparePaths(a: Path, b: Path): number {
  for (const [depth, step] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return 1;
    if (step === other) continue;
    return step < other ? -1 : 1;
  }
  return a.length - b.length;
}
