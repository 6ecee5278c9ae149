import { jsonEqual } from '../digest/json-equal.ts';
import type { Instant } from '../model/model.ts';
import type { Change } from './plan.ts';
import type { ScheduledEdge } from './state.ts';

/**
 * Whether a change comes of time alone: an edge removed whose recorded `expires` has passed, or one created just
 * as the last result announced it.
 */
export function causeOf(
  change: Pick<Change, 'action' | 'address' | 'before' | 'after'>,
  evaluatedAt: Instant,
  lastScheduled: ReadonlyMap<string, readonly ScheduledEdge[]>,
): 'declared' | 'clock' {
  const edge = change.address.startsWith('team-member:') || change.address.startsWith('binding:');
  if (!edge) return 'declared';
  if (change.action === 'delete') {
    const expires = change.before?.expires;
    return typeof expires === 'string' && expires <= evaluatedAt ? 'clock' : 'declared';
  }
  if (change.action !== 'create' || change.after === null) return 'declared';
  const { after } = change;
  const announced = lastScheduled.get(change.address) ?? [];
  return announced.some(({ value }) => jsonEqual(value, after)) ? 'clock' : 'declared';
}

/** Announced edges by address: one address may be announced for several periods. */
export function scheduledByAddress(
  scheduled: readonly ScheduledEdge[],
): ReadonlyMap<string, readonly ScheduledEdge[]> {
  const byAddress = new Map<string, ScheduledEdge[]>();
  for (const edge of scheduled) {
    const others = byAddress.get(edge.address);
    if (others === undefined) byAddress.set(edge.address, [edge]);
    else others.push(edge);
  }
  return byAddress;
}
