import type { Instant } from '../../model/model.ts';
import type { Address } from '../../plan/address.ts';
import { type ComparedSection, compareSection } from '../../plan/compare-section.ts';
import { type ComparedDraft, endsIn } from './compared-draft.ts';
import { unmanagedKinds } from './unmanaged-kinds.ts';

/**
 * Everybody's access before and after the changes of a section, by the rules of its system: at least of those whose
 * access can differ, or moves with the clock. Undefined where nobody can tell those rules.
 *
 * @param moving what begins or ends while it is looked
 */
export function comparedIn(
  drafted: ComparedDraft,
  { moving, evaluatedAt }: { readonly moving: readonly Address[]; readonly evaluatedAt: Instant },
): ComparedSection | undefined {
  const { organization, provider, planned, actual, baseline, accounts } = drafted;
  const ends = endsIn(drafted);
  const files = { base: baseline?.organization, head: organization, accounts };
  if (provider.project === undefined) {
    const { changes } = planned.section;
    // What is not managed is compared as the files have it, wherever they differ.
    const isWhole = baseline === undefined && unmanagedKinds(ends).length === 0;
    const touching = { organization: organization.name, changes, moving, evaluatedAt };
    return compareSection(ends, isWhole ? { ...files, touching } : files);
  }
  const { origins } = planned.desired;
  const [before, after] = [ends.before.entries, ends.after.entries];
  const access = provider.access?.({ organization, before, after, actual, origins });
  return access && { ...access, organizations: { before: files.base ?? organization, after: organization } };
}
