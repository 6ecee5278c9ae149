import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import { type Address, knownAddress, objectAddress } from './address.ts';
import type { EntriesDraft } from './entries-draft.ts';
import type { Change } from './plan.ts';
import { type Rename, renameInState } from './rename-in-state.ts';
import type { StateEntries } from './state.ts';

/** The part of a change that says what it does. */
export type Effectless = Pick<Change, 'action' | 'address' | 'before' | 'after'>;

type Draft = Map<Address, JsonObject> | EntriesDraft;

/** A change whose `before` is no longer what is there. */
export interface Stale {
  readonly address: Address;
  /** What moved, in one sentence. */
  readonly message: string;
  /** What is there now; null where nothing is. */
  readonly found: JsonObject | null;
}

export type Applied =
  | { readonly stale: undefined; readonly entries: StateEntries }
  | { readonly stale: Stale; readonly entries: StateEntries };

/** The state after a change; the state as it was, with what moved, where `before` does not match. */
export function applyChange(entries: StateEntries, change: Effectless): Applied {
  const draft = new Map(entries);
  const stale = applyChangeTo(draft, change);
  return stale === undefined ? { stale, entries: draft } : { stale, entries };
}

/** The same in place, for a writer that stages many changes. Nothing is written where the change is stale. */
export function applyChangeTo(draft: Draft, change: Effectless): Stale | undefined {
  const stale = findStale(draft, change);
  if (stale !== undefined) return stale;
  if (change.action === 'rename') replaceAll(draft, renameInState(draft, renameOf(change)));
  else if (change.action === 'delete') draft.delete(change.address);
  else draft.set(change.address, valueAfter(draft.get(change.address), change) ?? {});
  return undefined;
}

/** Why a change no longer fits what is there; undefined where it does. */
export function findStale(entries: StateEntries, change: Effectless): Stale | undefined {
  const { address } = change;
  const found = entries.get(address) ?? null;
  const stale = (message: string): Stale => ({ address, message, found });
  switch (change.action) {
    case 'create':
      return found === null ? undefined : stale(`\`${address}\` exists already`);
    case 'delete':
      if (found === null) return stale(`\`${address}\` is gone already`);
      return jsonEqual(found, change.before ?? {}) ? undefined : stale(movedMessage(address, found, change));
    case 'update':
      if (found === null) return stale(`\`${address}\` is gone`);
      return differingFields(found, change).length === 0
        ? undefined
        : stale(movedMessage(address, found, change));
    case 'rename': {
      const { from } = renameOf(change);
      if (found !== null) return stale(`\`${address}\` exists already`);
      return entries.has(from) ? undefined : stale(`\`${from}\` is gone`);
    }
  }
}

/** The addresses that a change of action `rename` is about. */
export function renameOf(change: Pick<Change, 'address' | 'before'>): Rename {
  const parsed = knownAddress(change.address);
  const old = change.before?.name;
  if (!('name' in parsed) || typeof old !== 'string') return { from: change.address, to: change.address };
  return { from: objectAddress(parsed.kind, parsed.organization, old), to: change.address };
}

/** What stands at the address of a change (but a rename) after it; undefined where nothing does. */
export function valueAfter(value: JsonObject | undefined, change: Effectless): JsonObject | undefined {
  const { action, before, after } = change;
  if (action === 'delete') return undefined;
  if (action !== 'update') return after ?? {};
  const kept = Object.entries(value ?? {}).filter(
    ([field]) => before === null || !Object.hasOwn(before, field),
  );
  return Object.fromEntries([...kept, ...Object.entries(after ?? {})]);
}

/** Fields that are not what `before` says; a field only in `after` must not be there yet. */
function differingFields(found: JsonObject, { before, after }: Effectless): readonly string[] {
  const expected = before ?? {};
  const fields = new Set([...Object.keys(expected), ...Object.keys(after ?? {})]);
  return [...fields].filter((field) => !jsonEqual(ownField(found, field), ownField(expected, field)));
}

function movedMessage(address: Address, found: JsonObject, change: Effectless): string {
  const fields =
    change.action === 'update'
      ? differingFields(found, change)
      : differingFields(found, { ...change, after: found });
  return `${fields.map((field) => `\`${field}\``).join(', ')} of \`${address}\` changed meanwhile`;
}

function ownField(object: JsonObject, field: string) {
  return Object.hasOwn(object, field) ? object[field] : undefined;
}

function replaceAll(draft: Draft, entries: ReadonlyMap<Address, JsonObject>): void {
  draft.clear();
  for (const [address, value] of entries) draft.set(address, value);
}
