import type { JsonObject } from '../../digest/json.ts';
import type { Origin } from '../../parse/document.ts';
import { instantOf } from '../instant.ts';
import type { Instant } from '../model.ts';
import { compareText } from '../place.ts';
import { presentFields } from '../present-fields.ts';

/** Where nothing is written: nobody changes a model. */
const none: readonly never[] = [];

interface NamedDocument {
  readonly body: { readonly name: string; readonly previously?: readonly string[] };
  readonly origin: Origin;
}

export function buildName(document: NamedDocument) {
  const { name, previously = none } = document.body;
  return { name, previously, origin: document.origin };
}

/** A name with the id that never changes: given, else the oldest of `previously`, else the name. */
export function buildIdentity(document: NamedDocument & { readonly body: { readonly id?: string } }) {
  const { id, name, previously = none } = document.body;
  return { name, previously, origin: document.origin, id: id ?? previously[0] ?? name };
}

/** When an edge is in force; a date that means no instant is left out (a rule reports it). */
export function buildPeriod(written: { readonly starts?: string; readonly expires?: string }): {
  readonly starts?: Instant;
  readonly expires?: Instant;
} {
  const { starts, expires } = written;
  // Most edges are in force without an end.
  if (starts === undefined && expires === undefined) return always;
  return presentFields({
    starts: starts === undefined ? undefined : instantOf(starts, 'beginning'),
    expires: expires === undefined ? undefined : instantOf(expires, 'end'),
  });
}

const always = {};

export function buildExpiry(written: string | undefined): { readonly expires?: Instant } {
  return presentFields({ expires: written === undefined ? undefined : instantOf(written, 'end') });
}

/** The distinct words of an access field, of which neither order nor repetition means anything. */
export function sortedSet<T extends string>(words: readonly T[] | undefined): readonly T[] {
  if (words === undefined || words.length === 0) return none;
  return words.length === 1 ? [...words] : [...new Set(words)].sort(compareText);
}

export function originWithin(origin: Origin, path: readonly (string | number)[]): Origin {
  return { ...origin, path: [...origin.path, ...path] };
}

/** A map of a document as the JSON it was read from, which its generated type does not say. */
export function asJson<T extends object | undefined>(written: T): JsonObject | Extract<T, undefined> {
  return written as JsonObject | Extract<T, undefined>;
}
