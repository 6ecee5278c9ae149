import type { JsonObject } from '../digest/json.ts';
import type { Kind } from '../schema/kinds.ts';

/** A YAML file as read: text already decoded, path relative to the repository root with `/` separators. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Why the text could not be had, which is then empty: one mistake among the others, told with them. */
  readonly unreadable?: UnreadableText;
}

export interface UnreadableText {
  readonly code: 'parse/not-utf8' | 'parse/too-large';
  readonly message: string;
  readonly hint: string;
}

/** Where a document stands: document number in its file, and its path there (`[]`, or `['items', 3]` in a list). */
export interface Origin {
  readonly file: string;
  readonly document: number;
  readonly path: readonly (string | number)[];
}

/**
 * One document that passed its schema, list forms already split into their items with `defaults` merged.
 * `body` is plain JSON of the generated type of `kind`. Where unknown keys were all that was wrong (they are told as
 * errors), it holds misspelt ones as they were meant, and others not at all.
 */
export interface Document {
  readonly kind: Kind;
  readonly body: JsonObject;
  readonly origin: Origin;
  /** What is known of a body without looking at it, where looking takes a while: see `headOf`. */
  readonly head?: DocumentHead;
}

/** What stands at the top of a document's body. */
export interface DocumentHead {
  readonly name: string | undefined;
  /** By which a person who runs Bylaw is looked for. */
  readonly email: string | undefined;
  /** The names of the fields that are there. */
  readonly fields: readonly string[];
}
