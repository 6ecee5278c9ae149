import type { JsonObject } from '../digest/json.ts';
import { type Address, isEdge, isEdgeAddress, knownAddress, type ObjectKind } from './address.ts';
import type { Rename } from './rename-in-state.ts';
import type { DesiredState, StateEntries } from './state.ts';

/**
 * The objects that exist under an old name, in an order in which each new name is free when its turn comes. An
 * object is recognised by its name unless the `id` under it is another's, then by its `id`, then by the names it
 * had `previously`, newest first. Renames in a circle have no such order: those objects are matched by name.
 */
export function findRenames(
  desired: Pick<DesiredState, 'entries' | 'fresh' | 'previously'>,
  actual: StateEntries,
  manages: ReadonlySet<ObjectKind>,
): readonly Rename[] {
  if (actual.size === 0 || allByName(desired.fresh, actual)) return [];
  const wanted = objectsOf(desired.entries, manages);
  const existing = objectsOf(actual, manages);
  const byId = new Map(
    [...existing].flatMap(([at, value]) => idKeys(at, value).map((key) => [key, at] as const)),
  );
  const found = new Map<Address, Address>();
  const taken = new Set<Address>();
  const match = (candidates: (to: Address, value: JsonObject) => readonly (Address | undefined)[]) => {
    for (const [to, value] of wanted) {
      if (found.has(to)) continue;
      const from = candidates(to, value).find(
        (each) => each !== undefined && existing.has(each) && !taken.has(each),
      );
      if (from === undefined) continue;
      found.set(to, from);
      taken.add(from);
    }
  };
  match((to, value) => (sameId(value, existing.get(to)) ? [to] : []));
  match((to, value) => idKeys(to, value).map((key) => byId.get(key)));
  match((to) => desired.previously.get(to) ?? []);
  return inOrder(
    [...found].flatMap(([to, from]) => (from === to ? [] : [{ from, to }])),
    new Set(existing.keys()),
  );
}

/** Whether every object compared is recognised by its name, as is the case day by day: then nothing was renamed. */
export function allByName(wanted: StateEntries, actual: StateEntries): boolean {
  for (const [address, value] of wanted) {
    if (!isEdge(address) && !sameId(value, actual.get(address))) return false;
  }
  return true;
}

/** Objects that can be renamed, by address. An organization has its own ledger and state under each name. */
function objectsOf(
  entries: StateEntries,
  manages: ReadonlySet<ObjectKind>,
): ReadonlyMap<Address, JsonObject> {
  return new Map(
    [...entries]
      .filter(([address]) => {
        const parsed = knownAddress(address);
        if (isEdgeAddress(parsed)) return false;
        const { kind } = parsed;
        return manages.has(kind) && kind !== 'organization' && kind !== 'settings';
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function idKeys(address: Address, value: JsonObject): readonly string[] {
  return typeof value.id === 'string' ? [`${knownAddress(address).kind}:${value.id}`] : [];
}

function sameId(wanted: JsonObject, existing: JsonObject | undefined): boolean {
  if (existing === undefined) return false;
  return wanted.id === undefined || existing.id === undefined || wanted.id === existing.id;
}

function inOrder(renames: readonly Rename[], occupied: Set<Address>): readonly Rename[] {
  const ordered: Rename[] = [];
  let waiting = renames;
  while (waiting.length > 0) {
    const blocked: Rename[] = [];
    for (const rename of waiting) {
      if (occupied.has(rename.to)) {
        blocked.push(rename);
        continue;
      }
      occupied.delete(rename.from);
      occupied.add(rename.to);
      ordered.push(rename);
    }
    if (blocked.length === waiting.length) return ordered;
    waiting = blocked;
  }
  return ordered;
}
