import type { JsonObject } from '../digest/json.ts';
import type { Document, DocumentHead, Origin } from '../parse/document.ts';
import type { Kind } from '../schema/kinds.ts';

/** Where the body of a document stands, as JSON in UTF-8. */
export interface StoredBody {
  readonly all: Buffer;
  readonly start: number;
  readonly end: number;
}

/**
 * A document whose body is read when it is first asked for: of a large organization in which little changed little is.
 * A class, because thousands are made at once and an object with a getter of its own costs many times more.
 */
export class StoredDocument implements Document, DocumentHead {
  readonly kind: Kind;
  readonly origin: Origin;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly fields: readonly string[];
  readonly #all: Buffer;
  readonly #start: number;
  readonly #end: number;
  #body: JsonObject | undefined;

  constructor(
    kind: Kind,
    origin: Origin,
    { name, email, fields }: DocumentHead,
    { all, start, end }: StoredBody,
  ) {
    this.kind = kind;
    this.origin = origin;
    this.name = name;
    this.email = email;
    this.fields = fields;
    this.#all = all;
    this.#start = start;
    this.#end = end;
  }

  get head(): DocumentHead {
    return this;
  }

  get body(): JsonObject {
    this.#body ??= JSON.parse(this.written) as JsonObject;
    return this.#body;
  }

  /** The body as it was written, not read. */
  get written(): string {
    return this.#all.toString('utf8', this.#start, this.#end);
  }

  toJSON(): Document {
    return { kind: this.kind, body: this.body, origin: this.origin };
  }
}
