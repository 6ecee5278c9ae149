import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import { holdRemovals } from '../plan/hold-removals.ts';
import { selectOnly } from '../plan/select-only.ts';
import type { DraftedSection } from './draft-plan.ts';
import type { PlanOptions } from './plan-options.ts';

/** The part of drafted sections that `--only` and `--hold-removals` ask for; throws `plan/no-such-change`. */
export function narrowSections(
  sections: readonly DraftedSection[],
  { only = [], holdRemovals: hold = false }: PlanOptions,
): readonly DraftedSection[] {
  const selected = only.length === 0 ? sections : selectIn(sections, only);
  if (!hold) return selected;
  return selected.map((drafted) => ({ ...drafted, planned: holdRemovals(drafted.planned) }));
}

function selectIn(sections: readonly DraftedSection[], only: readonly string[]): readonly DraftedSection[] {
  const selections = sections.map((drafted) => ({ drafted, ...selectOnly(drafted.planned, only) }));
  const unmatched = only.find((address) => selections.every((each) => each.unmatched.includes(address)));
  if (unmatched !== undefined) {
    const planned = sections.flatMap(({ planned: { section } }) =>
      section.changes.map(({ address }) => address),
    );
    const otherwise =
      planned.length === 0
        ? 'nothing at all is planned: leave out --only and see'
        : '`bylaw plan --full` lists the addresses of all changes';
    throw new BylawError('plan/no-such-change', `nothing is planned for \`${unmatched}\``, {
      ...didYouMean(unmatched, planned, otherwise),
    });
  }
  return selections.map(({ drafted, planned }) => {
    const leftOut = drafted.planned.section.changes.length - planned.section.changes.length;
    return { ...drafted, planned, leftOut };
  });
}
