import type { Origin } from '../../parse/document.ts';
import type { NamedKind } from '../organization/declared-organization.ts';
import type { Seen } from './watched-organization.ts';

/** A document that rules may be asked about. */
export interface AskedDocument {
  readonly kind: NamedKind;
  readonly origin: Origin;
}

/**
 * The documents of a kind that is judged apart, by name: whoever goes through them meets those asked about, whoever
 * asks for one by its name meets all.
 */
export function watchedDocuments<T extends AskedDocument>(
  all: ReadonlyMap<string, T>,
  kind: NamedKind,
  { whole, names, each }: Seen,
  asked: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  function* entries(): MapIterator<[string, T]> {
    each.add(kind);
    yield* asked;
  }
  function* values(): MapIterator<T> {
    for (const [, document] of entries()) yield document;
  }
  const seeAll = (): ReadonlyMap<string, T> => {
    whole.add(kind);
    return all;
  };
  return {
    has(name) {
      names.add(kind);
      return all.has(name);
    },
    get: (name) => seeAll().get(name),
    get size() {
      return seeAll().size;
    },
    keys: () => seeAll().keys(),
    forEach: (visit) => seeAll().forEach(visit),
    entries,
    values,
    [Symbol.iterator]: entries,
  };
}
