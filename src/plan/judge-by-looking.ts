import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Address } from './address.ts';
import { renameOf } from './apply-change.ts';
import type { StateEntries } from './state.ts';

/**
 * Whether a change whose outcome nobody recorded was made: what is there now is as it should be after it, as it
 * was before it, or neither.
 */
export function judgeByLooking(
  entries: StateEntries,
  change: {
    readonly action: string;
    readonly address: Address;
    readonly before: JsonObject | null;
    readonly after: JsonObject | null;
  },
): 'done' | 'not-done' | 'neither' {
  const found = entries.get(change.address);
  if (change.action === 'rename') {
    if (found !== undefined) return 'done';
    return entries.has(renameOf(change).from) ? 'not-done' : 'neither';
  }
  if (isAs(found, change.after, change)) return 'done';
  return isAs(found, change.before, change) ? 'not-done' : 'neither';
}

/** Whether an entry is as one side of a change says: absent for null, and else equal in the fields it is about. */
function isAs(
  found: JsonObject | undefined,
  side: JsonObject | null,
  {
    action,
    before,
    after,
  }: { readonly action: string; readonly before: JsonObject | null; readonly after: JsonObject | null },
): boolean {
  if (side === null || found === undefined) return side === null && found === undefined;
  if (action !== 'update') return jsonEqual(found, side);
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].every((field) => jsonEqual(found[field], side[field]));
}
