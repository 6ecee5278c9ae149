import type { JsonObject } from '../../digest/json.ts';
import type { Document, Origin } from '../../parse/document.ts';

/** A fact of a document: that a team has a member, that a role holds a policy. It can be looked for in any commit. */
export interface Declaration {
  readonly kind: Document['kind'];
  /** Of the document. */
  readonly name: string;
  /** Where the document stands now. */
  readonly origin: Origin;
  /** Where in the document it is said; undefined where it is not. */
  at(body: JsonObject): readonly (string | number)[] | undefined;
}

/** Where documents say it, in the first of them that does. */
export function saidIn(
  documents: readonly Document[],
  declaration: Declaration,
): readonly (string | number)[] | undefined {
  for (const { kind, body, origin } of documents) {
    if (kind !== declaration.kind || body.name !== declaration.name) continue;
    const path = declaration.at(body);
    if (path !== undefined) return [origin.document, ...origin.path, ...path];
  }
  return undefined;
}
