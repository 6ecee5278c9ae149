import type { Instant } from '../../../model/model.ts';
import type { Address } from '../../../plan/address.ts';
import type { ScheduledEdge } from '../../../plan/state.ts';
import { livesOf } from './lives.ts';
import type { ProjectedEntry, ProjectionPart } from './projection-part.ts';
import { hasEnded, hasStarted, type Period, periodOf } from './when.ts';

/** An edge as it is declared, with when it holds. */
export interface DeclaredEdge extends ProjectedEntry {
  readonly period: Period;
}

/** Edges in force, those to come and those that ended; of several at one address a maintainer's is kept. */
export function edgesInTime(declared: Iterable<DeclaredEdge>, now: Instant): ProjectionPart {
  const edges = [...declared];
  const inForce = new Map<Address, ProjectedEntry>();
  const scheduled: ScheduledEdge[] = [];
  const expired: ScheduledEdge[] = [];
  const timed = new Set<Address>();
  for (const { address, value, origin, period } of edges) {
    const when = periodOf(period);
    if (Object.keys(when).length > 0) timed.add(address);
    const edge = { address, value: { ...value, ...when } };
    if (hasEnded(period, now)) expired.push(edge);
    else if (!hasStarted(period, now)) scheduled.push(edge);
    else if (value.role === 'maintainer' || !inForce.has(address))
      inForce.set(address, { address, value, origin });
  }
  return {
    entries: [...inForce.values()],
    scheduled,
    expired: expired.filter(({ address }) => !inForce.has(address)),
    timed: [...timed],
    lives: livesOf(edges, (held) => (held.find(({ value }) => value.role === 'maintainer') ?? held[0]).value),
  };
}
