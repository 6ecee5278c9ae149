import { jsonEqual } from '../digest/json-equal.ts';
import type { Address } from '../plan/address.ts';
import { objectHolding } from '../plan/edge-addresses.ts';
import { changedSince } from '../plan/entries-draft.ts';
import { managedFolder, unmanagedFolder } from './ledger-paths.ts';
import { foldEdges, managedPathOf, renderManagedFile } from './managed-files.ts';
import type { RecordedState } from './recorded-state.ts';
import type { Scope } from './scope.ts';

/** What an entry writes: the new text of a path of the ledger, or null where the file (or folder) goes. */
export type LedgerEdits = ReadonlyMap<string, string | null>;

/** The files that differ between two recorded states: those of unchanged objects are not touched. */
export function stateEdits(scope: Scope, before: RecordedState, after: RecordedState): LedgerEdits {
  const edits = new Map<string, string | null>();
  const changed = changedObjects(before, after);
  if (changed.size === 0) return edits;
  const edges = foldEdges(after.entries, changed);
  for (const address of changed) {
    const old = pathIn(scope, before, address);
    const fields = after.entries.get(address);
    if (old !== undefined) edits.set(old, null);
    const path = pathIn(scope, after, address);
    if (path !== undefined && fields !== undefined) {
      edits.set(path, renderManagedFile(address, fields, edges.get(address)));
    }
  }
  return edits;
}

/** Objects that exist on one side only, changed hands, or differ in a field or an edge. Mostly few of very many. */
function changedObjects(before: RecordedState, after: RecordedState): ReadonlySet<Address> {
  const addresses =
    changedSince(before.entries, after.entries) ??
    new Set([...before.entries.keys(), ...after.entries.keys()]);
  const changed = new Set<Address>();
  for (const address of addresses) {
    if (!jsonEqual(before.entries.get(address), after.entries.get(address)))
      changed.add(objectHolding(address));
  }
  if (before.owned === after.owned) return changed;
  for (const address of before.owned) if (!after.owned.has(address)) changed.add(address);
  for (const address of after.owned) if (!before.owned.has(address)) changed.add(address);
  return changed;
}

function pathIn(scope: Scope, state: RecordedState, address: Address): string | undefined {
  if (!state.entries.has(address)) return undefined;
  const folder = state.owned.has(address) ? managedFolder(scope) : unmanagedFolder(scope);
  return `${folder}/${managedPathOf(address)}`;
}
