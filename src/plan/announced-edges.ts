import { jsonEqual } from '../digest/json-equal.ts';
import { type Clock, hasBegun, scheduledByAddress } from './clock-cause.ts';
import type { DesiredState, ScheduledEdge } from './state.ts';

/** What is to start by the clock, set against what the last result said would. */
export interface AnnouncedEdges {
  /** Declared for later. */
  readonly scheduled: readonly ScheduledEdge[];
  /** Those of them that the last result did not announce, or announced otherwise. */
  readonly fresh: readonly ScheduledEdge[];
  /** What the last result announced and is still declared just so, in force by now or not. */
  readonly kept: readonly ScheduledEdge[];
  /** Whether applying would announce something else. */
  readonly changed: boolean;
}

/** Compares by address and value: an edge announced with another role or end is another one. */
export function announcedEdges(
  { entries, scheduled }: Pick<DesiredState, 'entries' | 'scheduled'>,
  last: readonly ScheduledEdge[],
  clock: Clock,
): AnnouncedEdges {
  const fresh = without(scheduled, last);
  const isInForce = (edge: ScheduledEdge) => hasBegun(entries.get(edge.address), edge, clock);
  const pending = last.filter((edge) => !isInForce(edge));
  const withdrawn = without(pending, scheduled);
  const kept = without(last, withdrawn);
  return { scheduled, fresh, kept, changed: fresh.length > 0 || withdrawn.length > 0 };
}

function without(
  edges: readonly ScheduledEdge[],
  others: readonly ScheduledEdge[],
): readonly ScheduledEdge[] {
  const byAddress = scheduledByAddress(others);
  return edges.filter(
    ({ address, value }) => !byAddress.get(address)?.some((other) => jsonEqual(other.value, value)),
  );
}
