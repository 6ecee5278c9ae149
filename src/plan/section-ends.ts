import { renameOf } from './apply-change.ts';
import { entriesAfter } from './order/access-before-after.ts';
import type { HeldState } from './organization-in-state.ts';
import type { Change } from './plan.ts';
import { renameInState } from './rename-in-state.ts';
import type { DesiredState, ScheduledEdge, StateEntries } from './state.ts';

/** What a target holds before and after some changes: see organizationInState. */
export interface SectionEnds {
  readonly before: HeldState;
  readonly after: HeldState;
}

interface Ending extends Pick<HeldState, 'manages' | 'histories'> {
  /** As it was read: what is renamed has its old name. */
  readonly actual: StateEntries;
  readonly desired: Pick<DesiredState, 'publishes' | 'scheduled'>;
  /** What the last result announced. */
  readonly announced: readonly ScheduledEdge[];
}

/** Both ends of some of the changes of a section: what is left out stays as it is. */
export function sectionEnds(
  { actual, desired, announced, manages, histories }: Ending,
  changes: readonly Change[],
): SectionEnds {
  const renames = changes.filter(({ action }) => action === 'rename').map(renameOf);
  const known = { manages, histories, asHeld: true };
  return {
    before: {
      ...known,
      entries: actual,
      scheduled: announced,
      renamed: new Map(renames.map(({ from, to }) => [from, to])),
    },
    after: {
      ...known,
      entries: entriesAfter(renames.reduce(renameInState, actual), changes),
      expected: desired.publishes,
      scheduled: desired.scheduled,
    },
  };
}
