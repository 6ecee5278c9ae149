import type { Json, JsonObject } from '../digest/json.ts';
import type { Origin } from '../parse/document.ts';
import type { Kind } from '../schema/kinds.ts';
import type { WrittenPlace } from './written-place.ts';

/** One change of one document, as data. */
export type DocumentEdit =
  | { readonly is: 'add-item'; readonly place: WrittenPlace; readonly item: Json }
  | { readonly is: 'remove-item'; readonly place: WrittenPlace; readonly index: number }
  | { readonly is: 'set-field'; readonly place: WrittenPlace; readonly value: Json }
  | { readonly is: 'remove-field'; readonly place: WrittenPlace }
  | AddDocument
  | { readonly is: 'remove-document'; readonly origin: Origin; readonly kind: Kind };

export interface AddDocument {
  readonly is: 'add-document';
  readonly kind: Kind;
  /** Without `apiVersion` and `kind`. In a list what it leaves open is as the list's `defaults` say. */
  readonly body: JsonObject;
  readonly into: NewPlace;
}

/** Where a new document comes. */
export type NewPlace =
  /** Among the items of the list form that is that document of the file. */
  | { readonly in: 'list'; readonly file: string; readonly document: number }
  /** Behind that document of the file. */
  | { readonly in: 'file'; readonly file: string; readonly document: number }
  /** In a file that is not there yet, like one of that kind. */
  | { readonly in: 'new-file'; readonly file: string; readonly like?: string };

/** The file that an edit changes. */
export function fileOf(edit: DocumentEdit): string {
  if (edit.is === 'add-document') return edit.into.file;
  return edit.is === 'remove-document' ? edit.origin.file : edit.place.origin.file;
}
