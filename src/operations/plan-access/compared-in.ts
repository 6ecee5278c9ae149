import { withOtherHolders } from '../../access/diff/other-holders.ts';
import type { Instant } from '../../model/model.ts';
import type { Address } from '../../plan/address.ts';
import { type ComparedSection, compareSection } from '../../plan/compare-section.ts';
import type { Course } from '../../plan/course.ts';
import type { StateEntries } from '../../plan/state.ts';
import { type ComparedDraft, endsIn, filesBefore, othersIn } from './compared-draft.ts';
import { courseIn } from './course-in.ts';
import { unmanagedKinds } from './unmanaged-kinds.ts';
import { withoutEnded } from './without-ended.ts';

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
  const old = filesBefore(drafted);
  const [was, is] = [courseIn(drafted, old, evaluatedAt), courseIn(drafted, organization, evaluatedAt)];
  const access = provider.access?.({
    ...{ organization, actual, after: ends.after.entries },
    before: beforeNow(ends.before.entries, drafted, { was, is }),
    later: { before: was?.later ?? new Map(), after: is?.later ?? new Map() },
    origins: is?.origins ?? planned.desired.origins,
  });
  const others = othersIn(drafted);
  return (
    access && {
      before: access.before,
      after: others === undefined ? access.after : withOtherHolders(access.after, others),
      organizations: { before: files.base ?? organization, after: organization },
    }
  );
}

function beforeNow(
  entries: StateEntries,
  { baseline, recorded }: ComparedDraft,
  { was, is }: { readonly was: Course | undefined; readonly is: Course | undefined },
): StateEntries {
  if (baseline !== undefined || was === undefined || is === undefined) return entries;
  return withoutEnded({ entries, recorded: recorded.entries, was: was.now.entries, is: is.now.entries });
}
