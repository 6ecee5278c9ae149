import type { Json } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';

/** The documents of a kind by name, such as the members of an organization. */
type Documents = ReadonlyMap<string, object>;

/** By the documents before, then by those after: a model never changes, and whoever compares two asks more than once. */
const known = new WeakMap<Documents, WeakMap<Documents, ReadonlySet<string>>>();

/** The names that stand for the very same document on both sides: it says the same, in the same place. */
export function sameDocuments(before: Documents, after: Documents): ReadonlySet<string> {
  const ofBefore = known.get(before) ?? new WeakMap<Documents, ReadonlySet<string>>();
  known.set(before, ofBefore);
  const same = ofBefore.get(after) ?? compared(before, after);
  ofBefore.set(after, same);
  return same;
}

function compared(before: Documents, after: Documents): ReadonlySet<string> {
  const same = new Set<string>();
  for (const [name, document] of after) {
    const old = before.get(name);
    if (old !== undefined && jsonEqual(old as Json, document as Json)) same.add(name);
  }
  return same;
}
