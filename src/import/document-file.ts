import type { JsonObject } from '../digest/json.ts';
import type { DocumentComments } from '../edit/emit-document.ts';

/** One document to write, with the path of its file. */
export interface DocumentFile {
  readonly path: string;
  readonly body: JsonObject;
  readonly comments?: DocumentComments;
}
