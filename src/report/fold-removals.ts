import { type Address, isEdgeAddress, objectAddress, parseAddress } from '../plan/address.ts';
import { holderOf } from '../plan/edge-ends.ts';
import type { Change } from '../plan/plan.ts';

/**
 * Deleted edges by the deleted object that held them. An edge whose holder stays is never among them, nor one that
 * the clock ended: those are told by themselves.
 */
export function foldRemovals(changes: readonly Change[]): ReadonlyMap<Address, readonly Change[]> {
  const gone = new Set(changes.filter(({ action }) => action === 'delete').map(({ address }) => address));
  const folded = new Map<Address, Change[]>();
  for (const change of changes) {
    if (change.action !== 'delete' || change.cause === 'clock') continue;
    const edge = parseAddress(change.address);
    if (edge === undefined || !isEdgeAddress(edge)) continue;
    const { kind, name } = holderOf(edge);
    const holder = objectAddress(kind, edge.organization, name);
    if (!gone.has(holder)) continue;
    const edges = folded.get(holder);
    if (edges === undefined) folded.set(holder, [change]);
    else edges.push(change);
  }
  return folded;
}
