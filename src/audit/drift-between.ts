import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import { changeDigest } from '../plan/change-digest.ts';
import type { ChangeAction } from '../plan/plan.ts';
import type { StateEntries } from '../plan/state.ts';
import type { RecordedChange } from './entry.ts';
import type { Scope } from './scope.ts';

/** What somebody else changed: from what was recorded to what is there, by address. */
export function driftBetween(
  scope: Scope,
  recorded: StateEntries,
  found: StateEntries,
): readonly RecordedChange[] {
  const addresses = [...new Set([...recorded.keys(), ...found.keys()])].sort();
  return addresses.flatMap((address) => {
    const before = recorded.get(address);
    const after = found.get(address);
    if (jsonEqual(before, after)) return [];
    const { action, ...sides } = difference(before, after);
    const change = { action, address, ...sides };
    return [{ ...change, digest: changeDigest({ ...scope, ...change }) }];
  });
}

function difference(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): { readonly action: ChangeAction } & Pick<RecordedChange, 'before' | 'after'> {
  if (before === undefined) return { action: 'create', before: null, after: after ?? {} };
  if (after === undefined) return { action: 'delete', before, after: null };
  const differs = (field: string) => !jsonEqual(before[field], after[field]);
  return { action: 'update', before: only(before, differs), after: only(after, differs) };
}

function only(value: JsonObject, wanted: (field: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([field]) => wanted(field)));
}
