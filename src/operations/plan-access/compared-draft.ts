import { otherAccounts } from '../../access/diff/other-accounts.ts';
import type { Organization } from '../../model/model.ts';
import type { SectionEnds } from '../../plan/section-ends.ts';
import type { DraftedSection } from '../draft-plan.ts';

/** What a comparison of access takes of a drafted section. */
export type ComparedDraft = Pick<
  DraftedSection,
  | 'organization'
  | 'target'
  | 'provider'
  | 'planned'
  | 'actual'
  | 'recorded'
  | 'baseline'
  | 'base'
  | 'waiting'
  | 'accounts'
>;

/** Whose dates hold before: the files that it is compared with, else those applied last. */
export function filesBefore({ organization, baseline, base }: ComparedDraft): Organization | undefined {
  return baseline === undefined ? (base ?? organization) : baseline.organization;
}

/** Who is somebody else there after the changes: what was read tells that itself, what two commits declare does not. */
export function othersIn({ organization, provider, baseline, accounts }: ComparedDraft) {
  if (provider.project === undefined || baseline?.organization === undefined) return undefined;
  return otherAccounts(baseline.organization, organization, accounts);
}

/** Both ends of a section. A commit that it is compared with publishes what it would publish itself. */
export function endsIn({ planned, baseline }: ComparedDraft): SectionEnds {
  const { before, after } = planned.ends(planned.section.changes);
  return {
    before: baseline === undefined ? before : { ...before, expected: baseline.publishes },
    after,
  };
}
