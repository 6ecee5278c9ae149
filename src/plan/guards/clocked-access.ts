import type { AnnouncedEdges } from '../announced-edges.ts';
import { type AccessAt, entriesAfter } from '../order/access-before-after.ts';
import type { Change } from '../plan.ts';
import type { ScheduledEdge, StateEntries } from '../state.ts';

/**
 * Who holds what by the clock. What starts or ends by itself is judged when it is declared, and by nobody when its
 * time comes.
 */
export interface ClockedAccess {
  /** Before the changes, without what the clock ends now: what a loss is measured against. */
  readonly lasting: AccessAt;
  /** Before the changes, with all that was announced: what a gain is measured against. */
  readonly promised: AccessAt;
  /** After the changes, with all that is to start by the clock. */
  readonly eventual: AccessAt;
}

export function clockedAccess(
  changes: readonly Change[],
  { before, after }: { readonly before: AccessAt; readonly after: AccessAt },
  announced: Pick<AnnouncedEdges, 'scheduled' | 'kept'>,
  at: (entries: StateEntries) => AccessAt,
): ClockedAccess {
  const ended = changes.filter(({ action, cause }) => action === 'delete' && cause === 'clock');
  return {
    lasting: ended.length === 0 ? before : at(entriesAfter(before.entries, ended)),
    promised: withEdges(before, announced.kept, at),
    eventual: withEdges(after, announced.scheduled, at),
  };
}

/** An edge that is in force already stays as it is. */
function withEdges(
  access: AccessAt,
  edges: readonly ScheduledEdge[],
  at: (entries: StateEntries) => AccessAt,
): AccessAt {
  const missing = edges.filter(({ address }) => !access.entries.has(address));
  if (missing.length === 0) return access;
  return at(new Map([...access.entries, ...missing.map(({ address, value }) => [address, value] as const)]));
}
