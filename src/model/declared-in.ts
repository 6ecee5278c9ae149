import type { DocumentHead, Origin } from '../parse/document.ts';

/** What is known of an object without building it. */
export interface Declaration {
  readonly origin: Origin;
  readonly head?: DocumentHead;
}

const declarations = new WeakMap<object, ReadonlyMap<string, Declaration>>();

/** Notes what the objects of an organization are built from. */
export function knowDeclarations(objects: object, documents: ReadonlyMap<string, Declaration>): void {
  declarations.set(objects, documents);
}

/** The objects of one kind by name, as far as they are known without building them: thousands are built slowly. */
export function declaredIn(
  objects: ReadonlyMap<string, { readonly origin: Origin }>,
): ReadonlyMap<string, Declaration> {
  return declarations.get(objects) ?? objects;
}

/** Of the objects of one kind, those whose documents may say any of these fields. */
export function* sayingAny<T extends { readonly origin: Origin }>(
  objects: ReadonlyMap<string, T>,
  fields: readonly string[],
): Iterable<T> {
  for (const [name, { head }] of declaredIn(objects)) {
    if (head !== undefined && !fields.some((field) => head.fields.includes(field))) continue;
    const object = objects.get(name);
    if (object !== undefined) yield object;
  }
}
