import type { Origin } from '../parse/document.ts';

/** A place in a document of a file. */
export interface WrittenPlace {
  readonly origin: Origin;
  readonly kind: string;
  /** From the top of that document, not of the list that it stands in. */
  readonly path: readonly (string | number)[];
}
