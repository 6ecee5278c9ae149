import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Instant } from '../model/model.ts';
import { isEdge } from './address.ts';
import type { Change } from './plan.ts';
import type { ScheduledEdge } from './state.ts';

/**
 * Whether a change comes of time alone: an edge removed whose recorded `expires` has passed, or one created just
 * as the last result announced it.
 */
export function causeOf(
  change: Pick<Change, 'action' | 'address' | 'before' | 'after'>,
  { evaluatedAt, dateless = false }: Clock,
  lastScheduled: ReadonlyMap<string, readonly ScheduledEdge[]>,
): 'declared' | 'clock' {
  if (!isEdge(change.address)) return 'declared';
  if (change.action === 'delete') {
    const expires = change.before?.expires;
    return typeof expires === 'string' && expires <= evaluatedAt ? 'clock' : 'declared';
  }
  if (change.action !== 'create' || change.after === null) return 'declared';
  const { after } = change;
  const announced = lastScheduled.get(change.address) ?? [];
  return announced.some((edge) => hasBegun(after, edge, { evaluatedAt, dateless })) ? 'clock' : 'declared';
}

/** What time it is, and whether the target keeps the dates of what it holds. */
export interface Clock {
  readonly evaluatedAt: Instant;
  readonly dateless?: boolean;
}

/** Whether an entry is an edge as it was announced; where no dates are kept, once its time has come. */
export function hasBegun(
  found: JsonObject | undefined,
  { value }: ScheduledEdge,
  { evaluatedAt, dateless = false }: Clock,
): boolean {
  if (!dateless) return jsonEqual(found, value);
  const { starts, expires: _, ...rest } = value;
  return typeof starts === 'string' && starts <= evaluatedAt && jsonEqual(found, rest);
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
