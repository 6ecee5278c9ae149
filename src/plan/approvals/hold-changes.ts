import { jsonEqual } from '../../digest/json-equal.ts';
import { objectAddress } from '../address.ts';
import type { PlannedSection } from '../build-section.ts';
import { changeDigest } from '../change-digest.ts';
import type { UnjudgedChange } from '../diff-state.ts';
import type { Change, PlanSection } from '../plan.ts';
import type { ScheduledEdge } from '../state.ts';
import type { Awaiting } from './awaiting.ts';
import type { MovedEdge } from './moved-edges.ts';
import { scheduledKey } from './scheduled-key.ts';

/** With what cannot be made without them: what is about something that is held, or follows on it. */
export function withDependents(
  planned: Pick<PlannedSection, 'section' | 'prerequisites'>,
  held: ReadonlySet<Change>,
): ReadonlySet<Change> {
  const { changes } = planned.section;
  const needs = planned.prerequisites(changes);
  const all = new Set(held);
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const change of changes) if (needs(change).some((each) => all.has(each))) all.add(change);
  }
  return all;
}

export interface HeldPart {
  readonly changes: ReadonlySet<Change>;
  /** Edges that are declared for later. */
  readonly scheduled: ReadonlySet<ScheduledEdge>;
  /** What the last result announced. */
  readonly announced: readonly ScheduledEdge[];
  /** What comes instead of what is held. */
  readonly lapsed: readonly UnjudgedChange[];
}

/** The same section without some of what it does: guarded and checked as if the rest were all. */
export function holdPart(
  planned: PlannedSection,
  { changes: held, scheduled, announced, lapsed }: HeldPart,
  approvals: Awaiting['approvals'],
): PlannedSection {
  const { section, desired } = planned;
  const left = section.changes.filter((change) => !held.has(change));
  const { changes, guards, findings, cost } = planned.replan([...left, ...lapsed]);
  const addresses = new Set([...held].map(({ address }) => address));
  const isHeld = (policy: string) => addresses.has(objectAddress('policy', section.organization, policy));
  const edges = [...scheduled];
  const later = desired.scheduled.filter((edge) => !scheduled.has(edge));
  const starts = section.clock.starts.filter(
    ({ address, value }) => !edges.some((edge) => edge.address === address && jsonEqual(edge.value, value)),
  );
  const changed = edges.length === 0 ? section.clock.changed : !areSame(later, announced);
  const announcements = edges.map((edge) => announcing(section, edge));
  const digests = new Map(announcements.map(({ address, digest }) => [scheduledKey(address), digest]));
  const told = approvals.map((each) => {
    return { ...each, changes: each.changes.map((key) => digests.get(key) ?? key) };
  });
  return {
    ...planned,
    findings,
    desired: { ...desired, scheduled: later },
    ends(some) {
      const ends = planned.ends(some);
      return { ...ends, after: { ...ends.after, scheduled: later } };
    },
    section: {
      ...section,
      changes,
      guards,
      cost,
      publishes: section.publishes.filter(({ policy }) => !isHeld(policy)),
      letGo: section.letGo.filter(({ address }) => !addresses.has(address)),
      clock: { ...section.clock, starts, changed },
      awaiting: { isWhole: false, changes: [...held, ...announcements], approvals: told },
    },
  };
}

/** What would announce an edge that starts later, or another end of one that is there. */
function announcing({ organization, target }: PlanSection, edge: ScheduledEdge | MovedEdge): Change {
  const { address, value } = edge;
  const parts =
    'was' in edge
      ? ({ action: 'update', address, before: edge.was, after: value } as const)
      : ({ action: 'create', address, before: null, after: value } as const);
  const digest = changeDigest({ organization, target, ...parts });
  return { ...parts, digest, effect: 'gain', cause: 'declared' };
}

/** The same edges, in whatever order. */
function areSame(one: readonly ScheduledEdge[], other: readonly ScheduledEdge[]): boolean {
  const isAmong = (edges: readonly ScheduledEdge[]) => (edge: ScheduledEdge) =>
    edges.some(({ address, value }) => address === edge.address && jsonEqual(value, edge.value));
  return one.every(isAmong(other)) && other.every(isAmong(one));
}

/** The same section with nothing left to do. */
export function holdAll(planned: PlannedSection, awaiting: Awaiting): PlannedSection {
  const { settles: _, ...section } = planned.section;
  const { guards, findings, cost } = planned.replan([]);
  const nothing = { changes: [], publishes: [], adopts: [], letGo: [] };
  const clock = { ...section.clock, changed: false };
  return {
    ...planned,
    findings,
    ends(some) {
      const { before } = planned.ends(some);
      return { before, after: before };
    },
    section: { ...section, ...nothing, guards, cost, clock, awaiting },
  };
}
