import type { Outcome } from '../audit/entry.ts';
import type { GitWriter, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import type { AppliedSection } from './apply-result.ts';
import { applySection } from './apply-section.ts';
import type { DraftedSection } from './draft-plan.ts';
import { publicationNotes } from './publication-notes.ts';
import { publishPolicies } from './publish-policies.ts';
import type { Session } from './session.ts';

export interface SectionsApply {
  readonly git: GitWriter;
  readonly source: Oid;
  readonly evaluatedAt: string;
  readonly sections: readonly DraftedSection[];
  readonly onOutcome: ((outcome: Outcome) => void) | undefined;
}

/**
 * Applies sections one after the other, the policies of each organization published before its first. Whatever is
 * done is pushed to `done`, also where a later section throws.
 * @throws BylawError `git/ref-moved`, `git/ref-locked`: plan again, what is in `done` stays done
 */
export async function applySections(
  session: Session,
  { sections, onOutcome = () => {}, ...apply }: SectionsApply,
  opened: Ledger,
  done: AppliedSection[],
): Promise<void> {
  const planned = sections.filter((drafted) => !isEmptySection(drafted.planned.section));
  const organizations = [...new Set(planned.map(({ organization }) => organization.name))];
  let ledger = opened;
  for (const name of organizations) {
    const own = planned.filter(({ organization }) => organization.name === name);
    const notes = await publicationNotes(ledger, own);
    const publishing = await publishPolicies(session, { ...apply, sections: own }, ledger);
    ledger = publishing.ledger;
    for (const [index, drafted] of own.entries()) {
      const applied = await applySection(session, { ...apply, drafted, onOutcome }, ledger);
      ledger = applied.ledger;
      const first = index === 0;
      done.push({
        organization: name,
        target: drafted.target.name,
        outcomes: applied.outcomes,
        published: first ? publishing.published : [],
        entries: [...(first && publishing.entry !== undefined ? [publishing.entry] : []), ...applied.entries],
        notes: first ? notes : [],
      });
    }
  }
}
