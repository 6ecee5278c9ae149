import type { JsonObject } from '../digest/json.ts';
import type { Address } from './address.ts';
import { renameOf } from './apply-change.ts';
import { judgeByLooking, type Seen } from './judge-by-looking.ts';
import { type Rename, renameInState } from './rename-in-state.ts';
import type { StateEntries } from './state.ts';

interface Intended {
  readonly action: string;
  readonly address: Address;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

/**
 * Whether each change of an intent whose outcome nobody recorded was made. Changes are planned under the new names:
 * where a rename was not made, the others are looked for as if it had been.
 */
export function judgeIntent<T extends Intended>(
  entries: StateEntries,
  changes: readonly T[],
  observes: readonly string[] = [],
): ReadonlyMap<T, Seen> {
  const seen = judgeRenames(entries, changes);
  const notMade = [...seen].flatMap(([change, judged]) => (judged === 'not-done' ? [renameOf(change)] : []));
  const renamed = notMade.reduce(renameInState, new Map(entries));
  for (const change of changes) {
    if (change.action !== 'rename') seen.set(change, judgeByLooking(renamed, change, observes));
  }
  return seen;
}

/** In their order, in which each new name is free when its turn comes: whoever had it must have gone first. */
function judgeRenames<T extends Intended>(entries: StateEntries, changes: readonly T[]): Map<T, Seen> {
  const seen = new Map<T, Seen>();
  const leaving = new Map<Address, Seen>();
  const filled = new Set(
    changes.flatMap(({ action, address }) => (action === 'rename' || action === 'create' ? [address] : [])),
  );
  for (const change of changes) {
    if (change.action !== 'rename') continue;
    const rename = renameOf(change);
    const judged = judgeRename(entries, rename, leaving.get(rename.to) ?? 'done', filled.has(rename.from));
    leaving.set(rename.from, judged);
    seen.set(change, judged);
  }
  return seen;
}

function judgeRename(
  entries: StateEntries,
  { from, to }: Rename,
  /** Whether whoever had the new name has left it. */
  left: Seen,
  /** Whether something else was to take the old name. */
  refilled: boolean,
): Seen {
  if (left === 'done' && entries.has(to)) return entries.has(from) && !refilled ? 'neither' : 'done';
  return entries.has(from) ? 'not-done' : 'neither';
}
