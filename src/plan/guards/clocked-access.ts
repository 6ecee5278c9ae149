import type { Address } from '../address.ts';
import type { AnnouncedEdges } from '../announced-edges.ts';
import { type AccessAt, accessAfter } from '../order/access-before-after.ts';
import type { Change } from '../plan.ts';
import type { ScheduledEdge } from '../state.ts';

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
  /** The edges in which these may differ beside the changes. */
  readonly edges: readonly Address[];
}

export function clockedAccess(
  changes: readonly Change[],
  { before, after }: { readonly before: AccessAt; readonly after: AccessAt },
  announced: Pick<AnnouncedEdges, 'scheduled' | 'kept'>,
): ClockedAccess {
  return {
    lasting: accessAfter(
      before,
      changes.filter(({ action, cause }) => action === 'delete' && cause === 'clock'),
    ),
    promised: withEdges(before, announced.kept),
    eventual: withEdges(after, announced.scheduled),
    edges: [...announced.kept, ...announced.scheduled].map(({ address }) => address),
  };
}

/** An edge that is in force already stays as it is. */
function withEdges(access: AccessAt, edges: readonly ScheduledEdge[]): AccessAt {
  const missing = edges.filter(({ address }) => !access.entries.has(address));
  return accessAfter(
    access,
    missing.map(({ address, value }) => ({ action: 'create', address, before: null, after: value })),
  );
}
