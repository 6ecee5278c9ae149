import { mapOver } from '../../digest/map-over.ts';
import type { Declaration } from '../declared-in.ts';
import { knowDeclarations } from '../declared-in.ts';
import { compareText } from '../place.ts';

/**
 * What documents declare, by name and in the order of names. Where their bodies are read when they are asked for,
 * each is built then; whoever looks at all of them has all built.
 */
export function builtLater<From extends Declaration, To>(
  documents: ReadonlyMap<string, From>,
  build: (document: From, name: string) => To,
): ReadonlyMap<string, To> {
  const names = [...documents.keys()].sort(compareText);
  const sorted = new Map(names.map((name) => [name, documents.get(name) as From]));
  const objects = isLater(documents) ? buildLater(sorted, build) : buildNow(sorted, build);
  knowDeclarations(objects, sorted);
  return objects;
}

function isLater(documents: ReadonlyMap<string, Declaration>): boolean {
  for (const { head } of documents.values()) if (head !== undefined) return true;
  return false;
}

function buildNow<From, To>(
  documents: ReadonlyMap<string, From>,
  build: (document: From, name: string) => To,
) {
  return new Map([...documents].map(([name, document]) => [name, build(document, name)] as const));
}

function buildLater<From, To>(
  documents: ReadonlyMap<string, From>,
  build: (document: From, name: string) => To,
): ReadonlyMap<string, To> {
  const built = new Map<string, To>();
  function one(name: string, document: From): To {
    const known = built.get(name);
    if (known !== undefined) return known;
    const made = build(document, name);
    built.set(name, made);
    return made;
  }
  function* entries(): Iterable<[string, To]> {
    for (const [name, document] of documents) yield [name, one(name, document)];
  }
  return mapOver({
    size: documents.size,
    get(name) {
      const document = documents.get(name);
      return document === undefined ? undefined : one(name, document);
    },
    keys: () => documents.keys(),
    entries,
  });
}
