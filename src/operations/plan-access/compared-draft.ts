import type { SectionEnds } from '../../plan/section-ends.ts';
import type { DraftedSection } from '../draft-plan.ts';

/** What a comparison of access takes of a drafted section. */
export type ComparedDraft = Pick<
  DraftedSection,
  'organization' | 'provider' | 'planned' | 'actual' | 'baseline' | 'base' | 'waiting' | 'accounts'
>;

/** Both ends of a section. A commit that it is compared with publishes what it would publish itself. */
export function endsIn({ planned, baseline }: ComparedDraft): SectionEnds {
  const { before, after } = planned.ends(planned.section.changes);
  return {
    before: baseline === undefined ? before : { ...before, expected: baseline.publishes },
    after,
  };
}
