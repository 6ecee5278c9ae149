import type { JsonObject } from '../digest/json.ts';
import { type Address, isEdgeAddress, knownAddress, type ObjectKind, objectAddress } from './address.ts';
import { endsOf, holderOf } from './edge-ends.ts';
import type { ActualState, DesiredState } from './state.ts';

/** Says of an existing entry that is not desired whether it is to be deleted. */
export interface Removals {
  /** The objects to be deleted. */
  readonly objects: ReadonlySet<Address>;
  readonly includes: (address: Address, value: JsonObject) => boolean;
}

export const noRemovals: Removals = { objects: new Set(), includes: () => false };

/**
 * What becomes of entries that are there and not wanted. An object goes when its kind is managed and Bylaw owns it or the target is `strict`; the organization and a
 * target's settings never. An edge goes with either of its ends, or when its holder is declared without it.
 */
export function removalsOf(
  desired: DesiredState,
  actual: ActualState,
  options: { readonly mode: 'additive' | 'strict'; readonly manages: ReadonlySet<ObjectKind> },
  unwanted: readonly Address[],
): Removals {
  const { mode, manages } = options;
  const objects = new Set(
    unwanted.filter((address) => {
      const parsed = knownAddress(address);
      if (isEdgeAddress(parsed)) return false;
      const { kind } = parsed;
      if (kind === 'organization' || kind === 'settings' || !manages.has(kind)) return false;
      return mode === 'strict' || actual.owned.has(address);
    }),
  );
  const includes = (address: Address, value: JsonObject) => {
    const parsed = knownAddress(address);
    if (!isEdgeAddress(parsed)) return objects.has(address);
    if (endsOf(parsed, value).some((end) => objects.has(end))) return true;
    const holder = holderOf(parsed);
    if (!manages.has(holder.kind)) return false;
    return (
      mode === 'strict' || desired.entries.has(objectAddress(holder.kind, parsed.organization, holder.name))
    );
  };
  return { objects, includes };
}
