import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Address } from './address.ts';
import type { StateEntries } from './state.ts';

export type Seen = 'done' | 'not-done' | 'neither';

/**
 * Whether a change (but a rename) whose outcome nobody recorded was made: what is there now is as it should be
 * after it, as it was before it, or neither. What is only observed says nothing.
 */
export function judgeByLooking(
  entries: StateEntries,
  change: {
    readonly address: Address;
    readonly before: JsonObject | null;
    readonly after: JsonObject | null;
  },
  observes: readonly string[],
): Seen {
  const found = entries.get(change.address);
  if (isAs(found, change.after, change, observes)) return 'done';
  return isAs(found, change.before, change, observes) ? 'not-done' : 'neither';
}

/** Whether an entry is as one side of a change says: absent for null, and else equal in the fields it is about. */
function isAs(
  found: JsonObject | undefined,
  side: JsonObject | null,
  { before, after }: { readonly before: JsonObject | null; readonly after: JsonObject | null },
  observes: readonly string[],
): boolean {
  if (side === null || found === undefined) return side === null && found === undefined;
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].every((field) => observes.includes(field) || jsonEqual(found[field], side[field]));
}
