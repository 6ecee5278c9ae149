import type { Model, Target } from '../../model/model.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ReviewedPlan } from '../../report/pull-request/reviewed-plan.ts';

/** Targets of systems of their own that are enabled now, and were not before: what is there nobody has read yet. */
export function unreadTargets(
  { before, after }: { readonly before: Model; readonly after: Model },
  planned: Plan | undefined,
): NonNullable<ReviewedPlan['unread']> {
  return (planned?.sections ?? []).flatMap(({ organization, target }) => {
    const targetIn = (model: Model): Target | undefined =>
      model.organizations.get(organization)?.targets.get(target);
    if (targetIn(before)?.enabled === true || targetIn(after)?.provider === 'directory') return [];
    return [{ organization, target }];
  });
}
